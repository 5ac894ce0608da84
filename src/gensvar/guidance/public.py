"""What everyone may read of guidance: the words, and the methods of a dialogue."""

from dataclasses import dataclass

from gensvar.guidance.catalogue import Kind
from gensvar.guidance.models import MethodChoice
from gensvar.guidance.queries import entries


@dataclass(frozen=True)
class TermShown:
    """A word and what it means."""

    key: str
    word: str
    definition: str


@dataclass(frozen=True)
class ChosenMethod:
    """A method that a dialogue uses, and why."""

    name: str
    reason: str


def terms_beginning(start: str = "") -> list[TermShown]:
    """Return the words that begin in a way, in the reader's language and order."""
    wanted = start.strip().casefold()
    found = [
        TermShown(one.key, one.words["word"], one.words["definition"])
        for one in entries(Kind.TERM)
        if one.words["word"].casefold().startswith(wanted)
    ]
    return sorted(found, key=lambda one: in_order(one.word))


def by_letter(terms: list[TermShown]) -> list[tuple[str, list[TermShown]]]:
    """Return words under their first letters."""
    letters: dict[str, list[TermShown]] = {}
    for term in terms:
        letters.setdefault(term.word[:1].upper(), []).append(term)
    return list(letters.items())


def in_order(word: str) -> str:
    """Return what to sort by: å, ä and ö come last, in that order."""
    return word.casefold().translate(str.maketrans("åäö", "{|}"))


def methods_chosen(slug: str) -> tuple[ChosenMethod, ...]:
    """Return the methods that a dialogue uses, with the reason for each."""
    rows = MethodChoice.objects.filter(dialogue__slug=slug, dropped_at__isnull=True)
    return tuple(ChosenMethod(row.name, row.reason) for row in rows)
