"""Themes with what lies under them; a merged theme is found in the one that took it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import counted
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement, SortingStep, Theme
from gensvar.kernel.prepared import NUMBERS, Prepared
from gensvar.organisations.policies import Visitor


def standing_themes(dialogue: Dialogue) -> QuerySet[Theme]:
    """Return the themes that have not been removed, in their order."""
    return Theme.objects.filter(dialogue=dialogue, removed_at__isnull=True)


def themes_with_counts(dialogue: Dialogue) -> QuerySet[Theme]:
    """Return standing themes, each with `count` and `stressed_count` of contributions.

    Only contributions that count are counted.
    """
    return (
        standing_themes(dialogue)
        .select_related("proposed_by", "confirmed_by")
        .annotate(count=_placed(), stressed_count=_placed(emphasis__gt=0))
    )


def _placed(**of: int) -> Coalesce:
    """Return how many contributions of a kind lie under a theme."""
    said = counted(Contribution.objects.filter(**of)).values("pk")
    rows = Placement.objects.filter(theme=OuterRef("pk"), contribution__in=said)
    numbers = rows.order_by().values("theme").annotate(number=Count("pk"))
    return Coalesce(Subquery(numbers.values("number"), output_field=IntegerField()), 0)


def themes_for(
    dialogue: Dialogue, contribution: Contribution | None
) -> QuerySet[Theme]:
    """Return themes with counts; `holds` says whether the contribution lies there."""
    placed = Placement.objects.filter(theme=OuterRef("pk"), contribution=contribution)
    return themes_with_counts(dialogue).annotate(holds=Exists(placed))


_WITH_FINDINGS = Prepared(
    lambda dialogues: (
        Theme.objects.filter(dialogue__in=dialogues)
        .order_by("findings__position", "findings")
        .values_list("findings", "pk", "removed_at", "merged_into")
    ),
    NUMBERS,
)


def themes_of_findings(dialogues: Collection[int]) -> dict[int, set[int]]:
    """Return the ids of the standing themes that each finding rests on now.

    The findings of some dialogues come in their order. A theme that was merged is
    found in the one that took it, one that was removed is found nowhere.
    """
    rows = _WITH_FINDINGS.ask(list(dialogues))
    ends = followed({pk: (gone is None, into) for _, pk, gone, into in rows})
    found: dict[int, set[int]] = {}
    for finding, pk, _, _ in rows:
        if finding is not None:
            end = ends[pk]
            found.setdefault(finding, set()).update({end} if end else ())
    return found


def followed(themes: dict[int, tuple[bool, int | None]]) -> dict[int, int | None]:
    """Follow merges to the end: id → (stands, merged into) becomes id → id or None."""
    ends: dict[int, int | None] = {}
    for start in themes:
        current: int | None = start
        seen: set[int] = set()
        while current in themes and not themes[current][0] and current not in seen:
            seen.add(current)
            current = themes[current][1]
        ends[start] = current if current in themes and themes[current][0] else None
    return ends


@dataclass(frozen=True)
class Progress:
    """How far the sorting has come, and where in the row one contribution lies."""

    total: int
    done: int
    place: int = 0

    @property
    def left(self) -> int:
        """Return how many contributions lie under no theme."""
        return self.total - self.done


def last_step(dialogue: Dialogue, user: Visitor) -> SortingStep | None:
    """Return the latest step of sorting by a person that has not been undone."""
    return SortingStep.objects.filter(
        dialogue=dialogue, by_id=user.pk, undone_at__isnull=True
    ).first()
