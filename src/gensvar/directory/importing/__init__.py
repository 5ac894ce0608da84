"""Reading a list of organisations that was kept elsewhere."""
