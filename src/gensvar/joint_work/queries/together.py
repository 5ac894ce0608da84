"""Working meetings, what both sides learnt, and the result conference."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.findings.models import Finding
from gensvar.joint_work.models import (
    ConferenceChoice,
    Reflection,
    ResultConference,
    WorkMeeting,
)

REFLECTED_IN = (Stage.HANDED_OVER, Stage.ANSWERED, Stage.CLOSED, Stage.CANCELLED)


def meetings_in(dialogue: Dialogue) -> QuerySet[WorkMeeting]:
    """Return the working meetings of a dialogue, the latest first."""
    return WorkMeeting.objects.filter(dialogue=dialogue).prefetch_related(
        "people", "bodies"
    )


def meeting_in(dialogue: Dialogue, pk: int) -> WorkMeeting:
    """Return one working meeting of a dialogue, or no page."""
    found = meetings_in(dialogue).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def reflections_in(dialogue: Dialogue) -> list[Reflection]:
    """Return what was learnt, the elected first (their side comes first by name)."""
    rows = Reflection.objects.filter(dialogue=dialogue).select_related("author")
    return list(rows.order_by("side", "pk"))


def may_reflect_now(dialogue: Dialogue) -> bool:
    """Say whether the dialogue has come so far that there is something to look at."""
    return dialogue.stage in REFLECTED_IN


def conference_of(dialogue: Dialogue) -> ResultConference | None:
    """Return the result conference of a dialogue, if it has been held."""
    return (
        ResultConference.objects.filter(dialogue=dialogue)
        .select_related("decides")
        .prefetch_related(
            "people",
            "bodies",
            Prefetch("choices", ConferenceChoice.objects.select_related("finding")),
        )
        .first()
    )


@dataclass(frozen=True)
class Choice:
    """One finding, and what the conference said of it, if anything."""

    finding: Finding
    chosen: ConferenceChoice | None


def choices_of(dialogue: Dialogue, conference: ResultConference | None) -> list[Choice]:
    """Return every finding with what was said of it at the conference."""
    chosen = (
        {row.finding_id: row for row in conference.choices.all()} if conference else {}
    )
    return [
        Choice(finding, chosen.get(finding.pk))
        for finding in Finding.objects.filter(dialogue=dialogue)
    ]
