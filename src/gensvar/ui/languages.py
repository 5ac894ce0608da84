"""The languages that pages and words can be shown in: own name and direction."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, get_language_info

FROM_THE_RIGHT = {"ar", "fa", "he", "ur", "yi"}


@dataclass(frozen=True)
class Language:
    """One language: its tag, the name its speakers use, and how it is read."""

    tag: str
    own_name: str
    direction: str


def language(tag: str) -> Language:
    """Return what is known of a language; an unknown tag is read from the left."""
    direction = "rtl" if tag.split("-")[0] in FROM_THE_RIGHT else "ltr"
    try:
        return Language(tag, get_language_info(tag)["name_local"], direction)
    except KeyError:
        return Language(tag, tag, direction)


def current() -> Language:
    """Return the language of the request under way."""
    return language(get_language() or settings.LANGUAGE_CODE)


def offered() -> list[Language]:
    """Return the languages that a reader may choose between."""
    return [language(tag) for tag, _ in settings.LANGUAGES]
