"""What people said, from every channel, kept word for word."""
