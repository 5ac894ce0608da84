"""The way from a contribution to findings, and back (S2-07)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.findings.models import Finding, Placement, Quotation, Theme
from gensvar.findings.queries.themes import themes_of_findings
from gensvar.kernel.prepared import NUMBERS, Prepared


def contributions_of(finding: Finding) -> QuerySet[Contribution]:
    """Return the contributions behind a finding: under its themes, or quoted in it."""
    themes = themes_of_findings([finding.dialogue_id]).get(finding.pk, ())
    return contributions_that_count(finding.dialogue).filter(
        Q(
            Exists(
                Placement.objects.filter(
                    contribution=OuterRef("pk"), theme__in=list(themes)
                )
            )
        )
        | Q(
            Exists(
                Quotation.objects.filter(contribution=OuterRef("pk"), finding=finding)
            )
        )
    )


def themes_of(contribution: Contribution) -> QuerySet[Theme]:
    """Return the standing themes that a contribution lies under."""
    return Theme.objects.filter(
        Exists(
            Placement.objects.filter(theme=OuterRef("pk"), contribution=contribution)
        ),
        removed_at__isnull=True,
    )


@dataclass(frozen=True)
class Trace:
    """Which of some contributions lie under a theme, and what findings are behind each.

    Findings are given by their ids, in their order.
    """

    is_sorted: set[int] = field(default_factory=set)
    findings: dict[int, list[int]] = field(default_factory=dict)


def trace(dialogues: Collection[int], contributions: Collection[int]) -> Trace:
    """Follow contributions of some dialogues to their themes and findings.

    Asks the database twice, however many they are. A contribution from a withdrawn
    document is behind nothing.
    """
    if not contributions:
        return Trace()
    themes: dict[int, set[int]] = {pk: set() for pk in contributions}
    quoted: dict[int, set[int]] = {pk: set() for pk in contributions}
    for pk, place, is_theme in _PLACES.ask(list(contributions)):
        (themes if is_theme else quoted)[pk].add(place)
    resting = themes_of_findings(dialogues)
    return Trace(
        {pk for pk, found in themes.items() if found},
        {
            pk: [
                finding
                for finding, under in resting.items()
                if finding in quoted[pk] or under & themes[pk]
            ]
            for pk in contributions
        },
    )


def _placed(
    contributions: Sequence[int],
) -> QuerySet[Placement, tuple[int, int, bool]]:
    """Return where contributions lie: under a theme, or quoted in a finding."""
    standing = Q(
        contribution__in=contributions, contribution__batch__withdrawn_at__isnull=True
    )
    placed = Placement.objects.filter(standing, theme__removed_at__isnull=True)
    quoted = Quotation.objects.filter(standing)
    return (
        placed.order_by()
        .values_list("contribution_id", "theme_id", Value(True))
        .union(
            quoted.order_by().values_list(
                "contribution_id", "finding_id", Value(False)
            ),
            all=True,
        )
    )


_PLACES = Prepared(_placed, NUMBERS)
