"""Reading meeting notes into a tree that a person can review."""
