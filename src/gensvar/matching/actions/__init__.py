"""What is done with listings and introductions, each in one transaction."""
