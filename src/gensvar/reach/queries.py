"""Population tables in use, and whom a dialogue has reached."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from gensvar.dialogues.models import Dialogue, TargetGroup
from gensvar.dialogues.queries import approved_plan
from gensvar.kernel.days import today
from gensvar.reach.comparing import Comparison, Counted, Population, compared
from gensvar.reach.models import (
    Gap,
    PopulationGroup,
    PopulationTable,
    ReachedCount,
    ReachShown,
)


def tables() -> QuerySet[PopulationTable]:
    """Return every table, the latest year first, with how many groups it has."""
    rows = PopulationTable.objects.annotate(size=Count("groups"))
    return rows.order_by("-year", "-pk")


def table_in_use() -> PopulationTable | None:
    """Return the latest table that is in use."""
    return PopulationTable.objects.filter(
        in_use_from__isnull=False, replaced_at__isnull=True, year__lte=today().year
    ).first()


def population_of(table: PopulationTable | None) -> Population:
    """Return how many live here, by breakdown and group in small letters."""
    found: dict[str, dict[str, int]] = {}
    rows = PopulationGroup.objects.filter(table=table).values_list(
        "breakdown", "name", "number"
    )
    for breakdown, name, number in rows:
        found.setdefault(breakdown.casefold(), {})[name.casefold()] = number
    return found


@dataclass(frozen=True)
class Reach:
    """Whom a dialogue meant to reach, whom it reached, and who is missing."""

    planned: list[TargetGroup]
    table: PopulationTable | None
    compared: list[Comparison]
    gaps: list[Gap]


def reach_of(dialogue: Dialogue) -> Reach:
    """Return what may be shown of whom a dialogue has reached."""
    plan = approved_plan(dialogue)
    table = table_in_use()
    counts = [
        Counted(one.breakdown, one.name, one.number, one.source)
        for one in counts_of(dialogue)
    ]
    return Reach(
        planned=list(plan.target_groups.all()) if plan else [],
        table=table,
        compared=compared(counts, population_of(table)),
        gaps=list(Gap.objects.filter(dialogue=dialogue)),
    )


def counts_of(dialogue: Dialogue) -> QuerySet[ReachedCount]:
    """Return what was reported, one breakdown after the other."""
    return ReachedCount.objects.filter(dialogue=dialogue)


def is_shown(dialogue: Dialogue) -> bool:
    """Say whether everyone may read whom the dialogue has reached."""
    return ReachShown.objects.filter(dialogue=dialogue).exists()
