"""What a dialogue gave to count: contributions, where they lie, what notes report."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from django.db.models import CharField, IntegerField, Q, QuerySet, Value

from gensvar.contributions.models import Batch
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement


class Said(NamedTuple):
    """What is counted of one contribution."""

    is_stressed: bool
    channel: str
    is_from_notes: bool


class Reported(NamedTuple):
    """What the notes of one meeting say about who came; None where they say nothing."""

    notes: str
    persons: int | None
    organisations: int | None


@dataclass(frozen=True)
class Material:
    """What was said, by id; what lies under each theme; what notes report.

    Only contributions that count are in `said`. The newest notes come first.
    """

    said: dict[int, Said] = field(default_factory=dict)
    by_theme: dict[int, set[int]] = field(default_factory=dict)
    reported: tuple[Reported, ...] = ()

    def under(self, theme: int) -> set[int]:
        """Return the ids of what was sorted under a theme."""
        return self.by_theme.get(theme, set())


class Kind(IntEnum):
    """What a row of the one question is about."""

    SAID = 0
    PLACED = 1
    REPORTED = 2


NO_NUMBER = Value(None, output_field=IntegerField())
NO_WORDS = Value("", output_field=CharField())


def material_of(dialogue: Dialogue) -> Material:
    """Read all there is to count in a dialogue with one question.

    Every page of the compilation counts, so it is worth one question rather than three:
    a row is its kind, an id, two numbers and a word, whatever it is about.
    """
    said: dict[int, Said] = {}
    by_theme: dict[int, set[int]] = {}
    reported: dict[int, Reported] = {}
    for kind, pk, first, second, word in _rows(dialogue):
        if kind == Kind.SAID:
            said[pk] = Said((first or 0) > 0, word, second is not None)
        elif kind == Kind.PLACED:
            by_theme.setdefault(first or 0, set()).add(pk)
        else:
            reported[pk] = Reported(word, first, second)
    newest_first = sorted(reported, reverse=True)
    return Material(said, by_theme, tuple(reported[pk] for pk in newest_first))


Row = tuple[int, int, int | None, int | None, str]


def _rows(dialogue: Dialogue) -> Iterable[Row]:
    notes = Batch.objects.filter(
        Q(reported_persons__isnull=False) | Q(reported_organisations__isnull=False),
        dialogue=dialogue,
        withdrawn_at__isnull=True,
    )
    placed = Placement.objects.filter(
        theme__dialogue=dialogue, theme__removed_at__isnull=True
    )
    rows: QuerySet[Any, Row] = _of(
        Kind.SAID,
        contributions_that_count(dialogue),
        ("pk", "emphasis", "batch_id", "channel"),
    ).union(
        _of(Kind.PLACED, placed, ("contribution_id", "theme_id", NO_NUMBER, NO_WORDS)),
        _of(
            Kind.REPORTED,
            notes,
            ("pk", "reported_persons", "reported_organisations", "file_name"),
        ),
        all=True,
    )
    return rows.iterator()


def _of(
    kind: Kind, rows: QuerySet[Any], columns: tuple[str | Value, ...]
) -> QuerySet[Any, Any]:
    # Any: rows of three models become rows of one shape.
    return rows.order_by().values_list(
        Value(int(kind), output_field=IntegerField()), *columns
    )
