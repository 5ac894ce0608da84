"""When a table can hand something in: the meeting goes on and the exercise is open."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Board,
    Confirmation,
    Entry,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Table,
)
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.prepared import NUMBER, Prepared, number_of
from gensvar.meetings.models import Meeting, MeetingStage

# So much is taken from one code in one exercise: far more than a table writes in a day.
MOST_IDEAS, MOST_QUESTIONS, MOST_BALLOTS = 500, 100, 100
WRITTEN = (ExerciseKind.STATIONS, ExerciseKind.IDEAS)


class Shut(NotYet):
    """A table's sending is not taken, and `sentence` says why in whole words."""

    def __init__(self, sentence: StrOrPromise) -> None:
        super().__init__([sentence])
        self.sentence = sentence


_OF_TABLE = Prepared(
    lambda table: Table.objects.filter(pk=table).values_list(
        "closed_at", "meeting__stage"
    ),
    NUMBER,
)
_OF_EXERCISE = Prepared(
    lambda exercise: Exercise.objects.filter(pk=exercise).values_list("stage", "round"),
    NUMBER,
)
_CONFIRMED = Prepared(
    lambda exercise, table: Confirmation.objects.filter(
        exercise=exercise, table=table, reopened_at__isnull=True
    ),
    NUMBER,
    NUMBER,
)

_IDEAS = Prepared(
    lambda exercise, table: number_of(
        Entry.objects.filter(exercise=exercise, table=table)
    ),
    NUMBER,
    NUMBER,
)


def is_open_for(exercise: Exercise, table: Table) -> None:
    """Raise Shut unless `table` can hand in to `exercise` at this moment.

    Asked after the board is held: who closes the exercise then waits, or we see it.
    """
    is_of(exercise, table)
    closed_at, stage = _OF_TABLE.ask(table.pk)[0]
    if stage != MeetingStage.UNDER_WAY:
        raise Shut(_("The meeting is not going on now, so nothing can be sent."))
    if closed_at:
        raise Shut(_("This table has stopped. Ask the one who leads the meeting."))
    exercise.stage, exercise.round = _OF_EXERCISE.ask(exercise.pk)[0]
    if exercise.stage == ExerciseStage.PLANNED:
        raise Shut(_("The exercise has not begun."))
    if exercise.stage == ExerciseStage.CLOSED:
        raise Shut(_("The exercise has closed, so this was not sent."))


def is_of(exercise: Exercise, table: Table) -> None:
    """Raise Shut when an exercise is another meeting's."""
    if exercise.meeting_id != table.meeting_id:
        raise Shut(_("This exercise belongs to another meeting."))


def is_a(exercise: Exercise, *kinds: str) -> None:
    """Raise Shut when an exercise does not take what was sent."""
    if exercise.kind not in kinds:
        raise Shut(_("Another exercise is open now. Load the page."))


def has_not_confirmed(exercise: Exercise, table: Table) -> None:
    """Raise Shut when the table stands by its text and has not opened it again."""
    if standing_confirmation(exercise, table) is not None:
        raise Shut(_("Your table has confirmed its text. Open it again to change it."))


def has_room_for_ideas(exercise: Exercise, table: Table) -> None:
    """Raise Invalid when a table has sent as many ideas as are taken from one code."""
    _is_fewer(_IDEAS.ask(exercise.pk, table.pk)[0], MOST_IDEAS, "text")


def has_room_for_questions(exercise: Exercise, table: Table) -> None:
    """Raise Invalid when a table has asked as many questions as are taken."""
    rows = AskedQuestion.objects.filter(exercise=exercise, table=table)
    _is_fewer(rows.count(), MOST_QUESTIONS, "text")


def has_room_for_ballots(exercise: Exercise, table: Table) -> None:
    """Raise Invalid when a table has ranked anew as often as is taken."""
    rows = Ballot.objects.filter(exercise=exercise, table=table)
    _is_fewer(rows.count(), MOST_BALLOTS, "")


def _is_fewer(number: int, most: int, field: str) -> None:
    if number < most:
        return
    raise Invalid(
        _(
            "Your table has sent something %(most)s times in this exercise, and no "
            "more is taken. Tell the one who leads the meeting, who can enter it."
        )
        % {"most": most},
        field,
    )


def standing_confirmation(exercise: Exercise, table: Table) -> Confirmation | None:
    """Return the confirmation that holds, if any."""
    return _CONFIRMED.first(exercise.pk, table.pk)


def notes_are_not_approved(meeting: Meeting) -> None:
    """Raise Shut when both sides have approved the notes: they stand."""
    if Board.objects.filter(meeting=meeting, sealed_at__isnull=False).exists():
        raise Shut(_("The notes are approved, so nothing changes any more."))
