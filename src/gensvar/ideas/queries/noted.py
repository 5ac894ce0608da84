"""What notes brought into a dialogue, followed to its findings and what came of them.

Two kinds of words come this way: those of notes that were imported, which are ideas of
their own, and those that a meeting handed to its dialogue, which are the ideas of its
tables once more and are never counted twice.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from gensvar.contributions.models import Contribution
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.findings.queries.provenance import trace
from gensvar.ideas.fates import Fate, Idea, Kind, Place, furthest
from gensvar.ideas.queries.followed import Reads
from gensvar.ideas.queries.ways import ways_of
from gensvar.meeting_notes.actions.joining import FORMAT
from gensvar.organisations.policies import Visitor


class Noted(NamedTuple):
    """One contribution that came with notes; `meeting` handed it over, if one did."""

    pk: int
    text: str
    language: str
    said_on: date
    dialogue: int
    number: str
    title: str
    body: int
    body_name: str
    batch: int
    format: str
    meeting: int | None

    @property
    def is_joined(self) -> bool:
        """Say whether it is an idea of a meeting once more."""
        return self.format == FORMAT


def noted_by(user: Visitor) -> list[Noted]:
    """Return what came into a reader's dialogues with notes, and still counts."""
    rows: QuerySet[Contribution, Any] = Contribution.objects.filter(
        # Any: values of any field.
        dialogue__in=dialogues_visible_to(user).order_by().values("pk"),
        batch__isnull=False,
        batch__withdrawn_at__isnull=True,
        hidden_at__isnull=True,
        disposed_at__isnull=True,
    ).values_list(
        "pk",
        "text",
        "language",
        "received_on",
        "dialogue",
        "dialogue__number",
        "dialogue__title",
        "dialogue__body",
        "dialogue__body__name",
        "batch",
        "batch__format",
        "batch__report__meeting",
    )
    return [Noted(*row) for row in rows]


def ideas_in(rows: Collection[Noted], fates: Mapping[int, Fate]) -> list[Idea]:
    """Return the ideas of imported notes; what a meeting handed over is none."""
    return [
        Idea(
            key=f"inspel:{row.pk}",
            kind=Kind.NOTES,
            text=row.text,
            language=row.language,
            place=place_of(row),
            said_on=row.said_on,
            fate=fates.get(row.pk, Fate()),
        )
        for row in rows
        if not row.is_joined
    ]


def place_of(row: Noted) -> Place:
    """Return the notes that a contribution was read from, as a place."""
    return Place(
        key=f"anteckningar:{row.batch}",
        title=row.title,
        address=reverse("contributions", args=[row.number]),
        day=row.said_on,
        body=row.body,
        body_name=row.body_name,
    )


def by_words(rows: Collection[Noted]) -> dict[tuple[int, str], list[int]]:
    """Return what meetings handed over, by meeting and words, in its order.

    The words are the same to the letter: that is how an idea finds itself again.
    """
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in rows:
        if row.is_joined and isinstance(row.meeting, int):
            found[row.meeting, row.text].append(row.pk)
    return found


def fates_of(rows: Collection[Noted], reads: Reads) -> dict[int, Fate]:
    """Return what became of contributions, through the findings they are behind."""
    traced = trace({row.dialogue for row in rows}, [row.pk for row in rows])
    behind = {finding for found in traced.findings.values() for finding in found}
    ways = ways_of(behind, reads)
    return {
        pk: furthest([ways[finding] for finding in found if finding in ways])
        for pk, found in traced.findings.items()
        if found
    }
