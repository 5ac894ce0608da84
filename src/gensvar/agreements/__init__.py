"""What the sides agree on: the structure of a programme, and agreements."""
