"""What a search finds: candidates from the index, and of them what may be seen now."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Count, QuerySet, Value

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import STANDS, counted, publicly_shown
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import READERS
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel.among import among
from gensvar.organisations.policies import Visitor, bodies_within, standing_of
from gensvar.publishing.queries.published import published_dialogues
from gensvar.search.engine import FEW, MOST, containing, matching
from gensvar.search.models import SaidWords, SearchDocument
from gensvar.search.sources import BY_KIND
from gensvar.search.words import Asked, asked_for

DIALOGUES = 5
ROWS = 25
# More things than any region has.
ALL = 10_000_000


class Narrowed(NamedTuple):
    """What the reader has chosen beside the words; nothing means everything."""

    kind: str = ""
    body: int | None = None
    year: int | None = None
    dialogue: str = ""


# What everyone who works here may look among; what one may see is asked afterwards.
INSIDE = ["§inside"]


class Candidate(NamedTuple):
    """A row of the index, before anybody has been asked whether it may be seen."""

    pk: int
    kind: str
    object_id: int
    heading: str
    body: int | None
    day: date | None


@dataclass(frozen=True)
class SaidIn:
    """A dialogue in which contributions hold the words, and how many; or at least."""

    dialogue: Dialogue
    number: int
    is_least: bool = False


@dataclass(frozen=True)
class Found:
    """Everything a search found: ids in the order of the list, and how many."""

    asked: Asked
    rows: Sequence[Candidate] = ()
    said: Sequence[SaidIn] = ()
    is_cut: bool = False

    @property
    def total(self) -> int:
        """Return how many things were found."""
        return len(self.rows)

    @property
    def kinds(self) -> Mapping[str, int]:
        """Return how many of each kind were found."""
        return Counter(row.kind for row in self.rows)

    @property
    def bodies(self) -> set[int]:
        """Return the ids of the bodies that they belong to."""
        return {row.body for row in self.rows if row.body is not None}

    @property
    def years(self) -> set[int]:
        """Return the years that they are of."""
        return {row.day.year for row in self.rows if row.day}


@dataclass(frozen=True)
class Reader:
    """Who searches: somebody who works here, or everyone."""

    user: Visitor | None = None

    def marks(self) -> list[list[str]]:
        """Return the marks by which the index is sieved before anything is asked.

        A sieve saves work, and decides nothing: what comes through is asked of the
        things themselves. For who reads most bodies naming them costs more than it
        saves.
        """
        if self.user is None:
            return [["§open"]]
        mine = bodies_within(self.user, *READERS)
        if 2 * len(mine) >= len(standing_of(self.user).above):
            return [INSIDE]
        return [INSIDE, ["§all", *(f"§b{body}" for body in sorted(mine))]]

    def said_marks(self) -> list[list[str]]:
        """Return the same for what people said; there the dialogue decides."""
        return self.marks()[1:] if self.user is not None else []

    def sees(self, kind: str) -> QuerySet[Any] | None:
        """Return the things of a kind that the reader may see now."""
        source = BY_KIND.get(kind)
        if source is None:
            return None
        if self.user is not None:
            return source.inside(self.user)
        return source.shown() if source.shown else None

    def dialogues(self) -> QuerySet[Dialogue]:
        """Return the dialogues in which the reader may read what was said."""
        if self.user is not None:
            return dialogues_visible_to(self.user)
        return published_dialogues()

    def said(self) -> QuerySet[Contribution]:
        """Return the contributions that the reader may read, in these dialogues."""
        if self.user is None:
            return publicly_shown()
        return counted(Contribution.objects.filter(STANDS))


def found_by(reader: Reader, text: str, narrowed: Narrowed = Narrowed()) -> Found:  # noqa: B008 -- it cannot change
    """Return what a reader finds; the best first, then the newest."""
    asked = asked_for(text)
    if not asked:
        return Found(asked)
    marks = [*reader.marks(), *_chosen(narrowed)]
    first = _candidates(matching(SearchDocument, asked, marks))
    seen = _best_first(_seen(reader, first), asked)
    # A word that must stand alone was found by the first try wherever it stands.
    if len(seen) < FEW and any(not part.startswith(" ") for part in asked.parts):
        known = {one.pk for one in first}
        inside = containing(SearchDocument, asked, _with_marks(marks))
        more = [row for row in _candidates(inside) if row.pk not in known]
        seen += _seen(reader, more)
    said = [] if any(narrowed) else said_by_dialogue(reader, asked)
    return Found(
        asked=asked,
        rows=seen,
        said=said,
        is_cut=len(first) >= MOST,
    )


def _chosen(narrowed: Narrowed) -> list[list[str]]:
    kind = narrowed.kind.replace("_", "")
    chosen = [
        f"§k{kind}" if narrowed.kind in BY_KIND else "",
        f"§o{narrowed.body}" if narrowed.body is not None else "",
        f"§y{narrowed.year}" if narrowed.year is not None else "",
    ]
    return [[mark] for mark in chosen if mark]


def _with_marks(marks: list[list[str]]) -> QuerySet[SearchDocument]:
    """Return the rows with the marks alone; nearly all are read by those inside."""
    if marks == [INSIDE]:
        return SearchDocument.objects.all()
    only = Asked(groups=tuple(tuple(group) for group in marks))
    return matching(SearchDocument, only, most=ALL)


def _candidates(rows: QuerySet[SearchDocument]) -> list[Candidate]:
    names = ("pk", "kind", "object_id", "heading", "body_id", "day")
    found = rows.order_by("-pk").values_list(*names)[:MOST]
    return [Candidate(*row) for row in found]


def _seen(reader: Reader, rows: Collection[Candidate]) -> list[Candidate]:
    """Return those that the reader may see at this moment, asked of the things."""
    by_kind: dict[str, set[int]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, set()).add(row.object_id)
    questions = [
        visible.filter(among("pk", ids))
        .order_by()
        .values_list(Value(kind, CharField()), "pk")
        for kind, ids in by_kind.items()
        if (visible := reader.sees(kind)) is not None
    ]
    if not questions:
        return []
    first, *others = questions
    allowed = set(first.union(*others, all=True) if others else first)
    return [row for row in rows if (row.kind, row.object_id) in allowed]


def _best_first(rows: list[Candidate], asked: Asked) -> list[Candidate]:
    """Put those first whose title or number holds everything; else they stay."""
    return sorted(rows, key=lambda row: not _is_in_heading(row.heading, asked))


def _is_in_heading(heading: str, asked: Asked) -> bool:
    known = set(heading.split())
    return all(any(word in known for word in group) for group in asked.groups)


def said_by_dialogue(reader: Reader, asked: Asked) -> list[SaidIn]:
    """Return the dialogues in which people used the words, and how many of them did.

    Only numbers: what was said is read in its dialogue, by those who read that.
    """
    matched = matching(SaidWords, asked, reader.said_marks()).values("pk")
    rows = reader.said().filter(
        pk__in=matched, dialogue__in=reader.dialogues().values("pk")
    )
    numbers = dict(
        rows.order_by()
        .values_list("dialogue")
        .annotate(number=Count("pk"))
        .order_by("-number", "-dialogue")[:DIALOGUES]
    )
    known = Dialogue.objects.in_bulk(numbers) if numbers else {}
    is_least = bool(numbers) and matched.count() >= MOST
    return [
        SaidIn(known[pk], number, is_least)
        for pk, number in numbers.items()
        if pk in known
    ]


def said_in(reader: Reader, dialogue: Dialogue, text: str) -> QuerySet[Contribution]:
    """Return the contributions that hold the words in a dialogue that is read."""
    asked = asked_for(text)
    if not asked:
        return Contribution.objects.none()
    matched = matching(SaidWords, asked, [[f"§d{dialogue.pk}"]]).values("pk")
    rows = reader.said().filter(pk__in=matched, dialogue=dialogue)
    return rows.select_related("question").order_by("-received_at", "-pk")


def documents(ids: Sequence[int]) -> list[SearchDocument]:
    """Return some rows of the index in the order of their ids."""
    known = SearchDocument.objects.in_bulk(list(ids))
    return [known[pk] for pk in ids if pk in known]
