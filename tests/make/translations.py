"""Translations, for tests. The words mean nothing but themselves."""

from collections.abc import Sequence

from gensvar.accounts.models import User
from gensvar.translations.actions import (
    Written,
    show_translations,
    write_translations,
)
from gensvar.translations.models import How
from gensvar.translations.queries import seen, translations_in
from gensvar.translations.things import Place, Thing

# "Good day. This is in Yiddish."
YIDDISH = "אַ גוטן טאָג. דאָס איז אויף ייִדיש."


def anyone(_user: object) -> bool:
    return True


def write_in(
    language: str,
    things: Sequence[Thing],
    words: str | dict[Place, str],
    *,
    by: User,
    how: str = How.HUMAN,
) -> int:
    """Translate some things: the same words for every text, or those that are given."""
    texts = (
        words
        if isinstance(words, dict)
        else {place: words for thing in things for place in thing.places()}
    )
    rows = translations_in(things, language)
    written = Written(texts, how, seen(things, rows.values()))
    return write_translations(things, language, written, by=by, may=anyone)


def show_in(
    language: str,
    things: Sequence[Thing],
    words: str | dict[Place, str],
    *,
    by: User,
    how: str = How.HUMAN,
) -> None:
    """Translate some things and show them in public."""
    write_in(language, things, words, by=by, how=how)
    show_translations(things, language, by=by, may=anyone)
