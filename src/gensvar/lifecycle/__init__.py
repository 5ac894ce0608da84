"""The life of a dialogue: stages, gates and steps."""
