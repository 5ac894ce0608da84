"""A meeting that has been held, with what its tables wrote and what was asked."""

from dataclasses import dataclass
from typing import Any

from gensvar.exercises.actions import answering, confirming, stressing
from gensvar.exercises.models import AskedQuestion, Entry, ExerciseKind, Table
from gensvar.meeting_notes.actions.agreeing import judge
from gensvar.meeting_notes.actions.writing import begin_notes
from gensvar.meeting_notes.models import Notes
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)
from tests.make.meetings import make_arrival, make_meeting

IDEAS = ("1+1= 3", "Det går trögt", "Vi ses 3 gånger")


@dataclass(frozen=True)
class Held:
    """A meeting that has ended: who speaks for the other side, ideas and questions."""

    meeting: Meeting
    speaker: Guest
    visitor: Guest
    ideas: list[Entry]
    asked: list[AskedQuestion]


def make_held(
    ideas: tuple[str, ...] = IDEAS,
    questions: int = 2,
    exercises: int = 0,
    **facts: Any,
) -> Held:
    """Hold a meeting: table 3 does not confirm; table 2 stresses the second idea.

    `exercises` is how many more it has, with one confirmed idea in each.
    """
    facts.setdefault("days", -3)
    meeting = make_meeting(**facts)
    by = officer_of(meeting.body)
    speaker = make_arrival(meeting, "Siv Talar", speaks=True)
    visitor = make_arrival(meeting, "Kom Hit")
    tables = make_tables(3, meeting)
    stations = make_exercise(meeting)
    first, second = prompts_of(stations)
    entries = [make_idea(tables[0], first, text) for text in ideas]
    make_idea(tables[2], second, "Obekräftat")
    if len(entries) > 1:
        stressing.stress(entries[1], table=tables[1])
    confirming.confirm(stations, table=tables[0])
    close(stations)
    for number in range(exercises):
        _hold_one_more(tables[0], f"Övning {number}")
    round_ = make_exercise(meeting, ExerciseKind.QUESTIONS, title="Till ordföranden")
    asked = [
        answering.ask_for(
            round_, fresh_key(), f"Hur kan vi avlasta regionen, {n}?", by=by
        )
        for n in range(questions)
    ]
    if asked:
        answering.note_reply(
            asked[0], "Vera Wiklund, ordförande", "Tillsammans.", "answered", by=by
        )
    close(round_)
    end(meeting)
    return Held(meeting, speaker, visitor, entries, asked)


def _hold_one_more(table: Table, title: str) -> None:
    exercise = make_exercise(table.meeting, ExerciseKind.IDEAS, title=title)
    make_idea(table, prompts_of(exercise)[0], "Vi ses oftare")
    confirming.confirm(exercise, table=table)
    close(exercise)


def end(meeting: Meeting) -> None:
    """Let a meeting have ended, with a next step."""
    Meeting.objects.filter(pk=meeting.pk).update(
        stage=MeetingStage.ENDED, next_step="Vi ses i höst."
    )
    meeting.refresh_from_db()


def make_notes(held: Held) -> Notes:
    """Begin the notes of a meeting."""
    return begin_notes(held.meeting, by=officer_of(held.meeting.body))


def send_out(held: Held) -> Notes:
    """Begin the notes and send them out for comments."""
    notes = make_notes(held)
    WAY_OF_NOTES.advance(notes, "send notes out", by=officer_of(held.meeting.body))
    return notes


def make_adjusted(held: Held) -> Notes:
    """Let the notes wait for approval."""
    notes = send_out(held)
    WAY_OF_NOTES.advance(notes, "adjust notes", by=officer_of(held.meeting.body))
    return notes


def make_approved(held: Held) -> Notes:
    """Let both sides approve the notes."""
    notes = make_adjusted(held)
    by = officer_of(held.meeting.body)
    judge(notes, notes.number, "approves", by=by)
    judge(notes, notes.number, "approves", by=held.speaker)
    WAY_OF_NOTES.advance(notes, "approve notes", by=by)
    return notes
