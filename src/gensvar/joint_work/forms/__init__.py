"""Forms for who does what, and for what is done together."""
