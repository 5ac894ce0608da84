"""The way from a contribution to findings, and back (S2-07)."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from gensvar.contributions.models import Contribution
from gensvar.contributions.queries import contributions_that_count
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding, Placement, Quotation, Theme
from gensvar.findings.queries.counts import themes_of_findings
from gensvar.findings.queries.findings import findings_in


def contributions_of(finding: Finding) -> QuerySet[Contribution]:
    """Return the contributions behind a finding: under its themes, or quoted in it."""
    themes = themes_of_findings(finding.dialogue, [finding])[finding.pk]
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


def findings_of(contribution: Contribution) -> list[Finding]:
    """Return the findings that a contribution is behind, in their order."""
    return findings_by_contribution(contribution.dialogue, [contribution]).get(
        contribution.pk, []
    )


def findings_by_contribution(
    dialogue: Dialogue, contributions: Iterable[Contribution]
) -> dict[int, list[Finding]]:
    """Return for each contribution of a dialogue the findings that it is behind.

    Asks the database as often for one contribution as for many. A contribution from a
    withdrawn document is behind nothing.
    """
    wanted = [row.pk for row in contributions]
    findings = list(findings_in(dialogue))
    resting = themes_of_findings(dialogue, findings)
    pairs = set(
        Quotation.objects.filter(
            contribution__in=wanted, contribution__batch__withdrawn_at__isnull=True
        )
        .order_by()
        .values_list("contribution_id", "finding_id")
    )
    placed = Placement.objects.filter(
        contribution__in=wanted,
        contribution__batch__withdrawn_at__isnull=True,
        theme__removed_at__isnull=True,
    ).values_list("contribution_id", "theme_id")
    for contribution, theme in placed:
        pairs |= {
            (contribution, finding)
            for finding, themes in resting.items()
            if theme in themes
        }
    return {
        pk: [finding for finding in findings if (pk, finding.pk) in pairs]
        for pk in wanted
    }
