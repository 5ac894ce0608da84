"""Pages of notes in the workspace."""
