"""What a dialogue gave to count: contributions, themes, findings, what notes report."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import CharField, IntegerField, Q, QuerySet, Value

from gensvar.contributions.models import Batch
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement, Theme
from gensvar.findings.queries.themes import followed


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
    """What was said and what lies under each theme, by id; what notes report.

    Only contributions that count are in `said`. `themes` are the names of those that
    stand, in their order; `behind` says which of them each finding rests on. The newest
    notes come first.
    """

    said: dict[int, Said]
    themes: dict[int, str]
    by_theme: dict[int, set[int]]
    behind: dict[int, set[int]]
    reported: tuple[Reported, ...]

    def under(self, theme: int) -> set[int]:
        """Return the ids of what was sorted under a theme."""
        return self.by_theme.get(theme, set())


class Kind(IntEnum):
    """What a row of the one question is about."""

    SAID = 0
    PLACED = 1
    REPORTED = 2
    STANDING = 3
    GONE = 4
    RESTING = 5


NO_NUMBER = Value(None, output_field=IntegerField())
NO_WORDS = Value("", output_field=CharField())


def material_of(dialogue: Dialogue) -> Material:
    """Read all there is to count in a dialogue with one question.

    Every page of the compilation counts, so it is worth one question rather than five:
    a row is its kind, an id, two numbers and a word, whatever it is about.
    """
    found: dict[int, list[tuple[int, Any, Any, str]]] = {kind: [] for kind in Kind}
    for kind, pk, first, second, word in _rows(dialogue):
        found[kind].append((pk, first, second, word))
    standing = sorted((at, pk, name) for pk, at, _, name in found[Kind.STANDING])
    themes = {pk: name for _, pk, name in standing}
    return Material(
        said={
            pk: Said(emphasis > 0, channel, batch is not None)
            for pk, emphasis, batch, channel in found[Kind.SAID]
        },
        themes=themes,
        by_theme=_grouped((theme, pk) for pk, theme, _, _ in found[Kind.PLACED]),
        behind=_behind(
            dict.fromkeys(themes, (True, None))
            | {pk: (False, into) for pk, into, _, _ in found[Kind.GONE]},
            ((finding, theme) for finding, theme, _, _ in found[Kind.RESTING]),
        ),
        reported=tuple(
            Reported(notes, persons, organisations)
            for _, persons, organisations, notes in sorted(
                found[Kind.REPORTED], key=itemgetter(0), reverse=True
            )
        ),
    )


def _behind(
    themes: dict[int, tuple[bool, int | None]], resting: Iterable[tuple[int, int]]
) -> dict[int, set[int]]:
    """Follow the themes of findings to those that stand now."""
    ends = followed(themes)
    pairs = ((finding, ends.get(theme)) for finding, theme in resting)
    return _grouped((finding, end) for finding, end in pairs if end is not None)


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return found


Row = tuple[int, int, int | None, int | None, str]


def _rows(dialogue: Dialogue) -> Iterable[Row]:
    notes = Batch.objects.filter(
        Q(reported_persons__isnull=False) | Q(reported_organisations__isnull=False),
        dialogue=dialogue,
        withdrawn_at__isnull=True,
    )
    themes = Theme.objects.filter(dialogue=dialogue)
    standing = themes.filter(removed_at__isnull=True)
    gone = themes.filter(removed_at__isnull=False)
    placed = Placement.objects.filter(
        theme__dialogue=dialogue, theme__removed_at__isnull=True
    )
    resting = themes.filter(findings__isnull=False)
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
        _of(Kind.STANDING, standing, ("pk", "position", NO_NUMBER, "name")),
        _of(Kind.GONE, gone, ("pk", "merged_into_id", NO_NUMBER, NO_WORDS)),
        _of(Kind.RESTING, resting, ("findings", "pk", NO_NUMBER, NO_WORDS)),
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
