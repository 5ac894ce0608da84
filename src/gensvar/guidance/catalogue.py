"""The guidance that comes with the product: data in `texts/`, keyed by step.

Our own words and general knowledge of the craft, with a source where one says it.
The region may put its own text in place of each; nothing here is a legal requirement.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

FOLDER = Path(__file__).parent / "texts"
TONGUES = {"sv": "Svenska", "en": "English", "fi": "Suomi"}
FALLBACK = "sv"
# Whose lines stand first for a reader, and what a line of a chapter is called.
ROLES = ("officer", "chair", "representative", "registrar", "administrator")


class Kind(models.TextChoices):
    """What a text of guidance is about."""

    CHAPTER = "kapitel", _("A step of the work")
    TERM = "begrepp", _("A word")
    METHOD = "metod", _("A method")
    WAY = "satt", _("A way to reach people")


@dataclass(frozen=True)
class FieldOf:
    """One field of a text: its label, how long it may be, and if it must be there."""

    label: StrOrPromise
    longest: int
    is_needed: bool = False


FIELDS: dict[str, dict[str, FieldOf]] = {
    Kind.CHAPTER: {
        "title": FieldOf(_("Heading"), 120, is_needed=True),
        "purpose": FieldOf(_("What this is for"), 600, is_needed=True),
        "steps": FieldOf(_("What to do, one thing on each line"), 1500),
        "good": FieldOf(_("What good looks like"), 600),
        "mistake": FieldOf(_("A common mistake"), 600),
        "officer": FieldOf(_("For officers"), 300),
        "chair": FieldOf(_("For chairs"), 300),
        "representative": FieldOf(_("For elected representatives"), 300),
        "registrar": FieldOf(_("For registrars"), 300),
        "administrator": FieldOf(_("For administrators"), 300),
    },
    Kind.TERM: {
        "word": FieldOf(_("Word"), 80, is_needed=True),
        "definition": FieldOf(_("What it means"), 600, is_needed=True),
    },
    Kind.METHOD: {
        "name": FieldOf(_("Name"), 120, is_needed=True),
        "purpose": FieldOf(_("What it is good for"), 600, is_needed=True),
        "strong": FieldOf(_("Strengths"), 600),
        "weak": FieldOf(_("Weak points"), 600),
        "open": FieldOf(_("So that everyone can take part"), 600),
        "missed": FieldOf(_("Who is easily left out, and how to mend it"), 600),
    },
    Kind.WAY: {
        "name": FieldOf(_("Name"), 120, is_needed=True),
        "how": FieldOf(_("How it is done"), 600, is_needed=True),
    },
}
Words = Mapping[str, str]


@dataclass(frozen=True)
class Default:
    """One text as it comes with the product, in each language."""

    kind: str
    key: str
    facts: Mapping[str, Any]  # Any: values as they stand in the file.
    words: Mapping[str, Words]

    def said(self, language: str) -> Words:
        """Return the words in a language that the product speaks."""
        return self.words.get(language, self.words[FALLBACK])


FILES = {
    Kind.CHAPTER: "chapters",
    Kind.TERM: "terms",
    Kind.METHOD: "methods",
    Kind.WAY: "ways",
}


@cache
def defaults(kind: str) -> dict[str, Default]:
    """Return every text of a kind by its key, in the order of the file."""
    name = FILES[Kind(kind)]
    facts = _read(FOLDER / f"{name}.toml")
    said = {tag: _read(FOLDER / f"{name}.{tag}.toml") for tag in TONGUES}
    return {
        key: Default(
            kind, key, values, {tag: _words(said[tag][key]) for tag in TONGUES}
        )
        for key, values in facts.items()
    }


@cache
def chapter_of_page() -> dict[str, str]:
    """Return which chapter stands by the page with a certain name of address."""
    return {
        page: key
        for key, chapter in defaults(Kind.CHAPTER).items()
        for page in chapter.facts.get("pages", ())
    }


def language_now() -> str:
    """Return the language of the reader, among those that guidance is kept in."""
    language = (get_language() or FALLBACK)[:2]
    return language if language in TONGUES else FALLBACK


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))  # Any: from a file


def _words(found: Mapping[str, Any]) -> dict[str, str]:
    return {
        field: "\n".join(value) if isinstance(value, list) else value
        for field, value in found.items()
    }
