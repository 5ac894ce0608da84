"""Findings with what became of them."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.feedback.models import Weighing, WeighingCorrection
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.matters.models import Decision

# Before the findings are handed over nobody has decided on them.
WEIGHED_IN = (Stage.HANDED_OVER, Stage.ANSWERED, Stage.CLOSED, Stage.CANCELLED)


@dataclass(frozen=True)
class WeighedFinding:
    """One finding, and its weighing if a person has entered one."""

    finding: Finding
    weighing: Weighing | None


def weighings_of(dialogue: Dialogue) -> QuerySet[Weighing]:
    """Return the weighings of a dialogue with all that is shown beside them."""
    return (
        Weighing.objects.filter(finding__dialogue=dialogue)
        .select_related("finding", "decision", "decision__body", "weighed_by")
        .prefetch_related(
            Prefetch("measures", Measure.objects.select_related("body", "owner")),
            Prefetch(
                "corrections",
                WeighingCorrection.objects.select_related("decision__body"),
            ),
        )
        .order_by("finding__position", "finding__pk")
    )


def weighed_findings(dialogue: Dialogue) -> list[WeighedFinding]:
    """Return every finding of a dialogue in order, with what became of it."""
    found = {weighing.finding_id: weighing for weighing in weighings_of(dialogue)}
    return [
        WeighedFinding(finding, found.get(finding.pk))
        for finding in Finding.objects.filter(dialogue=dialogue)
    ]


def weighing_of(dialogue: Dialogue, finding_id: int) -> Weighing | None:
    """Return what a person has entered of one finding, together with the finding."""
    return (
        Weighing.objects.filter(finding__dialogue=dialogue, finding=finding_id)
        .select_related("finding", "decision__body", "weighed_by")
        .prefetch_related("measures")
        .first()
    )


def unweighed(dialogue: Dialogue) -> QuerySet[Finding]:
    """Return the findings that nothing has been entered about yet."""
    return Finding.objects.filter(dialogue=dialogue).exclude(
        pk__in=Weighing.objects.filter(finding__dialogue=dialogue).values("finding")
    )


def decisions_for(dialogue: Dialogue) -> QuerySet[Decision]:
    """Return the decisions of the dialogue's matter that a weighing can refer to."""
    return (
        Decision.objects.filter(matter=dialogue.matter_id)
        .select_related("body")
        .order_by("-starts_on", "-order", "-pk")
    )


def measures_for(dialogue: Dialogue) -> QuerySet[Measure]:
    """Return the measures promised in the dialogue's matter."""
    return Measure.objects.filter(matter=dialogue.matter_id).select_related(
        "body", "owner"
    )
