"""Forms of support: for what, for whom, how much, when, and whom to ask."""
