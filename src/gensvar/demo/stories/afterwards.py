"""After a meeting: notes that both sides approve, and what becomes of it all."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from gensvar.accounts.models import User
from gensvar.exercises.models import Entry
from gensvar.followups.actions import answer_question
from gensvar.followups.models import QuestionState
from gensvar.kernel.days import today
from gensvar.meeting_notes.actions.agreeing import comment, judge, settle_comment
from gensvar.meeting_notes.actions.following import (
    Promise,
    follow_up_all,
    make_measure,
    refuse_idea,
)
from gensvar.meeting_notes.actions.joining import join_dialogue
from gensvar.meeting_notes.actions.writing import begin_notes
from gensvar.meeting_notes.models import CommentOutcome, RaisedFrom, Verdict
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.models import Guest, Meeting

DAY = timedelta(days=1)
SAID = "Det ska framgå att mötet började en kvart senare för dem som kom med bussen."
WHY_NOT = "Tiden i kallelsen gäller. Bussen är noterad bland det vi gör annorlunda."
TAKEN_UP, DOES = "En person att ringa, med namn", "Utse en person som föreningar ringer"
NOT_TAKEN_UP = "Låna ut tjänstepersoner en dag om året"
WHY_NOT_TAKEN_UP = "Det kräver avtal med facken. Frågan tas upp när avtalen ses över."
ANSWER = "En person utses i januari. Fram till dess svarar registrator på telefon."
WHO = "Anders Nyberg, regionstyrelsens ordförande"


def write_down(officer: User, meeting: Meeting, end: datetime) -> Iterator[datetime]:
    """Let the notes go their way, and let questions and ideas become something."""
    speaker = Guest.objects.get(meeting=meeting, speaks=True)
    yield end + DAY
    notes = begin_notes(meeting, by=officer)
    WAY_OF_NOTES.advance(notes, "send notes out", by=officer)
    yield end + 3 * DAY
    said = comment(notes, "", SAID, "demo-comment", by=speaker)
    yield end + 4 * DAY
    settle_comment(said, CommentOutcome.NOT_TAKEN, WHY_NOT, by=officer)
    WAY_OF_NOTES.advance(notes, "adjust notes", by=officer)
    yield end + 6 * DAY
    for one in (speaker, officer):
        judge(notes, notes.number, Verdict.APPROVES, by=one)
    WAY_OF_NOTES.advance(notes, "approve notes", by=officer)
    yield end + 7 * DAY
    _follow(officer, meeting)
    join_dialogue(meeting, {}, by=officer)
    yield end + 25 * DAY
    _answer(officer, meeting)


def _follow(officer: User, meeting: Meeting) -> None:
    follow_up_all(meeting, by=officer, is_public=True)
    ideas = Entry.objects.filter(exercise__meeting=meeting)
    promise = Promise(DOES, today() + 60 * DAY, officer)
    make_measure(meeting, ideas.get(text=TAKEN_UP), promise, by=officer)
    refuse_idea(meeting, ideas.get(text=NOT_TAKEN_UP), WHY_NOT_TAKEN_UP, by=officer)


def _answer(officer: User, meeting: Meeting) -> None:
    """Answer the first question; the other is still waiting when the demo begins."""
    first = RaisedFrom.objects.filter(meeting=meeting).order_by("pk").first()
    if first is not None:
        answer_question(
            first.question,
            QuestionState.ANSWERED,
            ANSWER,
            answered_by=WHO,
            by=officer,
        )
