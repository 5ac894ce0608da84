"""Pages for past dialogues."""
