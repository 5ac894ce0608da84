"""Numbers that carry an argument: rankings, and later groups and similarity."""
