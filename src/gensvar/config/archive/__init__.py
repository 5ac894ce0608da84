"""Backups: one file with every row and file, consistent while in use, and checked."""
