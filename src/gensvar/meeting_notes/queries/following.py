"""What became of what was said: questions, and ideas with their outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.exercises.models import AskedQuestion
from gensvar.exercises.queries.results import results_of
from gensvar.exercises.results import Idea
from gensvar.followups.models import MeasureStatus, QuestionState, RaisedQuestion
from gensvar.meeting_notes.models import (
    CarriedQuestion,
    IdeaFate,
    IdeaOutcome,
    RaisedFrom,
)
from gensvar.meeting_notes.queries.making import SAYING
from gensvar.meetings.models import Meeting


def asked_at(meeting: Meeting) -> QuerySet[AskedQuestion]:
    """Return the questions from the floor, in the order in which they were asked."""
    return AskedQuestion.objects.filter(exercise__meeting=meeting)


def raised_at(meeting: Meeting) -> dict[int, RaisedQuestion]:
    """Return what is followed up of a meeting, by the question from the floor."""
    rows = RaisedFrom.objects.filter(meeting=meeting).select_related(
        "question__owner", "question__body", "question__escalated_to"
    )
    return {row.asked_id: row.question for row in rows if row.asked_id is not None}


def open_before(meeting: Meeting) -> list[RaisedQuestion]:
    """Return the questions of earlier meetings of the series that have no answer yet.

    Those that already stand on this meeting's agenda are left out.
    """
    if meeting.series_id is None:
        return []
    carried = CarriedQuestion.objects.filter(meeting=meeting).values("question")
    earlier = Meeting.objects.filter(series=meeting.series_id).exclude(pk=meeting.pk)
    if meeting.starts_at:
        earlier = earlier.filter(starts_at__lt=meeting.starts_at)
    rows = (
        RaisedFrom.objects.filter(
            meeting__in=earlier,
            question__state__in=(QuestionState.OPEN, QuestionState.PARTLY),
        )
        .exclude(question__in=carried)
        .select_related("question")
        .order_by("question__raised_on", "question__pk")
    )
    return [row.question for row in rows]


def carried_to(meeting: Meeting) -> QuerySet[CarriedQuestion]:
    """Return what has been carried over to a meeting."""
    rows = CarriedQuestion.objects.filter(meeting=meeting)
    return rows.select_related("question__owner", "question__body").order_by("pk")


@dataclass(frozen=True)
class Fate:
    """An idea, under what it was said, and what became of it."""

    idea: Idea
    heading: str
    outcome: IdeaOutcome | None

    @property
    def waits(self) -> bool:
        """Say whether nobody has told what became of it."""
        return self.outcome is None


@dataclass(frozen=True)
class Tally:
    """How many ideas there were, and how far they have come: always counted."""

    ideas: int
    measures: int
    done: int
    refused: int
    waiting: int


def fates_of(meeting: Meeting) -> list[Fate]:
    """Return the ideas of a meeting, the most stressed first, with their outcomes."""
    rows = IdeaOutcome.objects.filter(meeting=meeting).select_related("measure__owner")
    outcomes = {row.entry_id: row for row in rows}
    found = [
        Fate(idea, prompt.words, outcomes.get(idea.id))
        for result in results_of(meeting, kinds=SAYING)
        for prompt in result.prompts
        for idea in prompt.ideas
    ]
    return sorted(found, key=lambda fate: (-fate.idea.emphasis, fate.idea.id))


def tally(fates: Sequence[Fate]) -> Tally:
    """Count ideas, measures, measures done, and refusals (S4-048)."""
    told = [fate.outcome for fate in fates if fate.outcome]
    measures = [one.measure for one in told if one.fate == IdeaFate.MEASURE]
    return Tally(
        len(fates),
        len(measures),
        sum(one is not None and one.status == MeasureStatus.DONE for one in measures),
        sum(one.fate == IdeaFate.NOT for one in told),
        len(fates) - len(told),
    )
