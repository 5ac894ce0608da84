"""Each kind of thing in a year, told in a line: what, when, and what became of it."""
