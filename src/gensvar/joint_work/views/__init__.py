"""Pages of who does what, and of what is done together."""
