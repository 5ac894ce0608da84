"""Dialogues held before Gensvar, with what is known of them and what is not."""
