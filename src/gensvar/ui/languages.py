"""The languages of pages: the one that is read now, and those to choose between."""

from django.conf import settings
from django.utils.translation import get_language

from gensvar.kernel.languages import LANGUAGES, Language, direction


def language(tag: str) -> Language:
    """Return what is known of a language; an unknown tag stands for itself."""
    known = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0])
    return known or Language(tag, tag, tag, direction(tag))


def current() -> Language:
    """Return the language of the request under way."""
    return language(get_language() or settings.LANGUAGE_CODE)


def offered() -> list[Language]:
    """Return the languages that a reader may choose between."""
    return [language(tag) for tag, _ in settings.LANGUAGES]
