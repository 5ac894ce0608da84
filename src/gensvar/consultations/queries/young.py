"""Occasions for children and young people, and how many there were in a year."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from gensvar.consultations.models import AgeBand, YoungCount, YoungOccasion
from gensvar.consultations.small import Shown, shown, shown_whole
from gensvar.programmes.models import Programme


@dataclass(frozen=True)
class YoungYear:
    """The indicator of a year: occasions, bands as reported, and all together."""

    occasions: int
    not_counted: int
    bands: tuple[tuple[str, Shown], ...]
    total: Shown


def occasions_in(programme: Programme, year: int) -> QuerySet[YoungOccasion]:
    """Return the occasions of a year that count, the latest first."""
    return YoungOccasion.objects.filter(
        programme=programme, held_on__year=year, withdrawn_at__isnull=True
    ).select_related("group", "meeting")


def young_year(programme: Programme, year: int) -> YoungYear:
    """Return how many occasions and young people a year had; small bands are hidden."""
    occasions = set(occasions_in(programme, year).values_list("pk", flat=True))
    rows = YoungCount.objects.filter(occasion__in=occasions)
    sums: dict[str, int] = dict(
        rows.values_list("band").annotate(sum=Sum("count")).order_by("band")
    )
    counted = set(rows.values_list("occasion", flat=True))
    return YoungYear(
        len(occasions),
        len(occasions - counted),
        tuple((str(band.label), shown(sums.get(band))) for band in AgeBand),
        shown_whole(sums.values()) if sums else shown(None),
    )


def with_totals(
    occasions: Iterable[YoungOccasion],
) -> list[tuple[YoungOccasion, Shown]]:
    """Return each occasion with how many came, as it may be shown."""
    rows = list(occasions)
    counts: dict[int, list[int]] = {}
    for occasion, count in YoungCount.objects.filter(occasion__in=rows).values_list(
        "occasion", "count"
    ):
        counts.setdefault(occasion, []).append(count)
    return [
        (row, shown_whole(counts[row.pk]) if row.pk in counts else shown(None))
        for row in rows
    ]
