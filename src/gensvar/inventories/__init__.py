"""Needs inventories: what each group and each administration wants of the samråd."""
