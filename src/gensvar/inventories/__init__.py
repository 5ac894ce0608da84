"""Needs inventories: what each group and administration wants to be consulted on."""
