"""Gathering every idea that a reader may see, with what became of it."""

from gensvar.ideas.queries.gathering import Gathered, Wanted, gathered

__all__ = ["Gathered", "Wanted", "gathered"]
