"""Pages that span several apps, for those who work with dialogues."""
