"""Documents: one tree of words, drawn as page, Word file, PDF and plain text."""
