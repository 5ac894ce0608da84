"""What is done with past dialogues."""
