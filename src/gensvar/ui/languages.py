"""The languages that pages can be shown in: own name and direction."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, get_language_info


@dataclass(frozen=True)
class Language:
    """One language: its tag, the name its speakers use, and how it is read."""

    tag: str
    name: str
    direction: str


def language(tag: str) -> Language:
    """Return what is known of a language; an unknown tag is read from the left."""
    try:
        known = get_language_info(tag)
    except KeyError:
        return Language(tag, tag, "ltr")
    return Language(tag, known["name_local"], "rtl" if known["bidi"] else "ltr")


def current() -> Language:
    """Return the language of the request under way."""
    return language(get_language() or settings.LANGUAGE_CODE)


def offered() -> list[Language]:
    """Return the languages that a reader may choose between."""
    return [language(tag) for tag, _ in settings.LANGUAGES]
