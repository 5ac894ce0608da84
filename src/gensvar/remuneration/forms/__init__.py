"""What is filled in about rules and claims."""
