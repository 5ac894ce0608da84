"""From said to done: questions with an owner, ideas that become measures or a no."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises.models import AskedQuestion, AskedState, Entry
from gensvar.followups.actions import promise_measure, raise_question
from gensvar.followups.actions.questions import Raised, answer_question
from gensvar.followups.models import QuestionState, RaisedQuestion
from gensvar.kernel.days import days_since, said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meeting_notes.models import (
    CarriedQuestion,
    IdeaFate,
    IdeaOutcome,
    RaisedFrom,
)
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.following import open_before
from gensvar.meetings.actions.agenda import propose_item
from gensvar.meetings.actions.voices import voice_of
from gensvar.meetings.models import ItemKind, Meeting

# What is asked at a meeting is answered within a month unless somebody says otherwise.
WITHIN = timedelta(days=30)
TITLE_LENGTH = 200


@transaction.atomic
def follow_up(
    meeting: Meeting,
    asked: AskedQuestion,
    *,
    by: User,
    owner: User,
    due_on: date,
    is_public: bool = False,
) -> RaisedQuestion:
    """Give a question from the floor an owner and a day; it is done once.

    It may be shown to everyone only when that is chosen: who asked, asked the room.

    What was answered in the room is kept as the answer, and the question stays open
    when the room got an answer in part or none.
    """
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    if asked.exercise.meeting_id != meeting.pk:
        raise NotAllowed
    hold(meeting)
    again = RaisedFrom.objects.filter(asked=asked).select_related("question").first()
    if again:
        return again.question
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else today()
    raised = Raised(
        words=asked.words,
        asked_by=asked.asker,
        language=asked.language,
        raised_on=min(day, today()),
        owner=owner,
        due_on=due_on,
        matter=meeting.matter,
        is_public=is_public,
    )
    question = raise_question(meeting.body, raised, by=by)
    RaisedFrom.objects.create(meeting=meeting, asked=asked, question=question)
    _answer_from_the_room(question, asked, by)
    return question


def _answer_from_the_room(
    question: RaisedQuestion, asked: AskedQuestion, by: User
) -> None:
    replies = list(asked.replies.all())
    if asked.state == AskedState.ANSWERED and replies:
        words = "\n\n".join(reply.words for reply in replies)
        names = ", ".join(dict.fromkeys(reply.speaker for reply in replies))
        answer_question(
            question, QuestionState.ANSWERED, words, answered_by=names[:200], by=by
        )


@transaction.atomic
def follow_up_all(
    meeting: Meeting,
    *,
    by: User,
    due_on: date | None = None,
    is_public: bool = False,
) -> int:
    """Follow up every question of a meeting in one press; return how many were new."""
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    day = due_on or today() + WITHIN
    rows = AskedQuestion.objects.filter(exercise__meeting=meeting).exclude(
        pk__in=RaisedFrom.objects.filter(meeting=meeting).values("asked")
    )
    new = list(rows.select_related("exercise").prefetch_related("replies"))
    for asked in new:
        follow_up(meeting, asked, by=by, owner=by, due_on=day, is_public=is_public)
    return len(new)


@transaction.atomic
def carry_over(meeting: Meeting, *, by: User) -> int:
    """Propose what has no answer yet for the agenda of the next meeting of a series.

    Each question is carried to a meeting once, and to every meeting until it has an
    answer (S1-12, S4-083, S4-116). Returns how many items were proposed.
    """
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    if meeting.series_id is None:
        raise NotYet([_("a meeting that belongs to a series")])
    hold(meeting)
    number = 0
    for question in open_before(meeting):
        number += _carry(meeting, question, by)
    return number


def _carry(meeting: Meeting, question: RaisedQuestion, by: User) -> bool:
    words = " ".join(question.words.split())
    age = days_since(question.raised_on)
    facts = {
        "title": words
        if len(words) <= TITLE_LENGTH
        else f"{words[: TITLE_LENGTH - 1]}…",
        "words": _("Open since %(day)s, %(days)s days.")
        % {"day": said(question.raised_on), "days": age},
        "kind": ItemKind.FOLLOW_UP,
    }
    try:
        with transaction.atomic():
            item = propose_item(meeting, facts, voice=voice_of(meeting, by))
            CarriedQuestion.objects.create(
                meeting=meeting, question=question, item=item
            )
    except IntegrityError:
        return False
    record("carry question over", question, by=by, meeting=meeting.pk)
    return True


@dataclass(frozen=True)
class Promise:
    """What will be done with an idea, by when, and who sees to it."""

    words: str
    due_on: date
    owner: User | None = None


@transaction.atomic
def make_measure(
    meeting: Meeting, entry: Entry, promise: Promise, *, by: User
) -> IdeaOutcome:
    """Let an idea become a measure of the body that keeps the meeting (S4-040)."""
    outcome = _outcome(meeting, entry, by)
    measure = promise_measure(
        promise.words,
        body=meeting.body,
        due_on=promise.due_on,
        owner=promise.owner,
        matter=meeting.matter,
        by=by,
    )
    outcome.fate, outcome.measure, outcome.reason = IdeaFate.MEASURE, measure, ""
    outcome.legal = False
    return _told(outcome, by)


@transaction.atomic
def refuse_idea(
    meeting: Meeting, entry: Entry, reason: str, *, by: User, legal: bool = False
) -> IdeaOutcome:
    """Say that an idea is not taken up, and why; `legal` when a law stands in the way.

    A measure that came of it before is not touched: it is refused on its own page.
    """
    outcome = _outcome(meeting, entry, by)
    if not reason.strip():
        raise Invalid(_("Write why it is not taken up."), "reason")
    if outcome.measure_id:
        raise NotYet([_("an idea that has not become a measure")])
    outcome.fate, outcome.reason, outcome.legal = IdeaFate.NOT, reason.strip(), legal
    return _told(outcome, by)


@transaction.atomic
def take_back_outcome(meeting: Meeting, entry: Entry, *, by: User) -> None:
    """Take back a no, so that the idea waits again."""
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    rows = IdeaOutcome.objects.filter(meeting=meeting, entry=entry, fate=IdeaFate.NOT)
    if rows.delete()[0]:
        record("take back outcome of idea", entry, by=by, meeting=meeting.pk)


def _outcome(meeting: Meeting, entry: Entry, by: User) -> IdeaOutcome:
    if not may_keep_notes(by, meeting) or entry.exercise.meeting_id != meeting.pk:
        raise NotAllowed
    hold(meeting)
    found = IdeaOutcome.objects.filter(entry=entry).first()
    if found and found.fate == IdeaFate.MEASURE:
        raise NotYet([_("an idea that has not become a measure")])
    return found or IdeaOutcome(meeting=meeting, entry=entry)


def _told(outcome: IdeaOutcome, by: User) -> IdeaOutcome:
    outcome.by = by
    outcome.save()
    record("tell outcome of idea", outcome, by=by, fate=outcome.fate)
    return outcome
