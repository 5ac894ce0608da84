"""Steps that several do together, who does what, and joint meetings on the work."""
