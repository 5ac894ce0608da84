"""Pages for everyone: what is asked, what was said, and what became of it."""
