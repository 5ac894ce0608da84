"""What the sorting desk shows: one contribution, its neighbours, how far we are."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Placement
from gensvar.findings.queries.contributions import (
    Sieve,
    is_sorted,
    sifted,
)
from gensvar.findings.queries.themes import Progress


@dataclass(frozen=True)
class OnTheDesk:
    """One contribution and the public ids of those before and after it."""

    contribution: Contribution
    previous: str | None
    following: str | None


def on_the_desk(
    dialogue: Dialogue, sieve: Sieve, public_id: str = ""
) -> OnTheDesk | None:
    """Return the contribution to sort: the one asked for, or the first unsorted one.

    The one asked for is shown also when it no longer gets through the sieve: it was
    perhaps sorted a second ago. None when nothing gets through.
    """
    neighbours = sifted(dialogue, sieve)
    after = neighbours.filter(pk__gt=OuterRef("pk")).order_by("pk")
    before = neighbours.filter(pk__lt=OuterRef("pk")).order_by("-pk")
    rows = (
        contributions_that_count(dialogue)
        .select_related("question")
        .annotate(
            following=Subquery(after.values("public_id")[:1]),
            previous=Subquery(before.values("public_id")[:1]),
        )
    )
    found = rows.filter(public_id=public_id).first() if public_id else None
    if found is None:
        first = neighbours.order_by(is_sorted(), "pk").values_list("pk", flat=True)
        found = rows.filter(pk__in=first[:1]).first()
    if found is None:
        return None
    return OnTheDesk(found, found.previous, found.following)


def progress(dialogue: Dialogue, contribution: Contribution | None = None) -> Progress:
    """Return how many contributions there are, how many are sorted, and the place."""
    place = Q(pk__lte=contribution.pk) if contribution else Q(pk__isnull=True)
    numbers = (
        contributions_that_count(dialogue)
        .order_by()
        .annotate(has_theme=is_sorted())
        .aggregate(
            total=Count("pk"),
            done=Count("pk", filter=Q(has_theme=True)),
            place=Count("pk", filter=place),
        )
    )
    return Progress(**numbers)


def theme_names_by_contribution(
    contributions: "QuerySet[Contribution] | list[Contribution]",
) -> dict[int, list[str]]:
    """Return the names of the standing themes of each contribution, in order."""
    names: dict[int, list[str]] = {}
    rows = (
        Placement.objects.filter(
            contribution__in=[row.pk for row in contributions],
            theme__removed_at__isnull=True,
        )
        .order_by("theme__position", "theme__pk")
        .values_list("contribution_id", "theme__name")
    )
    for pk, name in rows:
        names.setdefault(pk, []).append(name)
    return names
