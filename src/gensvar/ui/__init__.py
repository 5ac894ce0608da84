"""How Gensvar looks: the base page, components, form templates, styles, the gallery."""
