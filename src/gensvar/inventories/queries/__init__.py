"""Needs inventories as they are read: answers, the matrix, and the wishes."""

from gensvar.inventories.queries.matrix import matrix_of
from gensvar.inventories.queries.reading import (
    activities_of,
    answers_in,
    findings_in,
    inventories_of,
    inventory_for,
    latest_inventory,
    turnout_of,
)
from gensvar.inventories.queries.wishes import (
    GroupWishes,
    wishes_for,
    wishes_in,
)

__all__ = [
    "GroupWishes",
    "activities_of",
    "answers_in",
    "findings_in",
    "inventories_of",
    "inventory_for",
    "latest_inventory",
    "matrix_of",
    "turnout_of",
    "wishes_for",
    "wishes_in",
]
