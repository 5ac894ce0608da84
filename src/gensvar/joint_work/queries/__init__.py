"""Reading who does what, and what is done together."""
