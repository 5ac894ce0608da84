"""Hits as a list shows them, the same for those who work here and for everyone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.search.excerpts import Piece, excerpt, marked
from gensvar.search.queries import Candidate, Found, documents
from gensvar.search.sources import BY_KIND
from gensvar.search.words import Asked


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    kind: StrOrPromise
    address: str
    title: Sequence[Piece]
    number: str = ""
    body: str = ""
    day: date | None = None
    language: str = "sv"
    excerpt: Sequence[Piece] = ()


def hits(rows: Sequence[Candidate], asked: Asked, names: dict[int, str]) -> list[Hit]:
    """Return some rows as hits; `names` are the names of their bodies."""
    return [
        Hit(
            kind=BY_KIND[row.kind].label,
            address=row.address,
            title=marked(row.title, asked),
            number=row.number,
            body="" if row.kind == "body" else names.get(row.body_id or 0, ""),
            day=row.day,
            language=row.language,
            excerpt=excerpt(row.text, asked) if row.text else (),
        )
        for row in documents([row.pk for row in rows])
    ]


@dataclass(frozen=True)
class SaidHit:
    """One contribution with the words, in the dialogue where it may be read."""

    address: str
    language: str
    day: date
    question: str
    excerpt: Sequence[Piece]


def said_hits(
    rows: Sequence[Contribution], asked: Asked, addresses: dict[int, str]
) -> list[SaidHit]:
    """Return contributions as hits."""
    return [
        SaidHit(
            address=addresses[row.pk],
            language=row.language,
            day=row.received_on,
            question=row.question.words if row.question else "",
            excerpt=excerpt(row.text, asked),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class SaidLink:
    """A dialogue in which people used the words, and where they are read."""

    title: str
    address: str
    number: int
    is_least: bool


def said_links(found: Found, address: Callable[[Dialogue], str]) -> list[SaidLink]:
    """Return the dialogues of a search with the addresses of their lists."""
    return [
        SaidLink(one.dialogue.title, address(one.dialogue), one.number, one.is_least)
        for one in found.said
    ]
