"""The template tags of the design: loaded in every template by the settings."""
