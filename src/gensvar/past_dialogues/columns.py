"""The columns of a list of past dialogues, in the three languages of the workspace."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FILE = Path(__file__).parent / "columns.toml"
TONGUES = ("sv", "en", "fi")
NEEDED = ("title", "question", "held_from", "held_to")


@cache
def columns() -> dict[str, dict[str, str]]:
    """Return what each column is called, by the name of its field."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {one["field"]: {tag: one[tag] for tag in TONGUES} for one in read["column"]}


def label(field: str) -> str:
    """Return what a column is called in the language of the reader."""
    names = columns()[field]
    return names.get((get_language() or "sv")[:2], names["sv"])


@cache
def _fields() -> dict[str, str]:
    return {
        word.casefold(): field
        for field, names in columns().items()
        for word in (*names.values(), field)
    }


def field_of(heading: str) -> str:
    """Return the field that a heading names in any of the languages, or nothing."""
    return _fields().get(heading.strip().casefold(), "")
