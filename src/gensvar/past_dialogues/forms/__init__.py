"""Forms for past dialogues."""
