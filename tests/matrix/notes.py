"""What notes, questions and ideas add to the world that the matrix looks at."""

from functools import partial
from typing import TYPE_CHECKING

from gensvar.accounts.models import User
from gensvar.followups.actions import raise_question
from gensvar.followups.actions.questions import Raised, note_question
from gensvar.kernel.days import today
from gensvar.meeting_notes.actions.agreeing import comment
from gensvar.meeting_notes.actions.disposal_decisions import (
    MeetingRule,
    propose_disposal_of,
    put_disposal_aside,
)
from gensvar.meeting_notes.actions.following import (
    Promise,
    carry_over,
    follow_up_all,
    make_measure,
    refuse_idea,
)
from gensvar.meeting_notes.actions.passing import note_told
from gensvar.meeting_notes.actions.plans import enter_plan, file_idea
from gensvar.meetings.actions.series import begin_series
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body
from gensvar.publishing.actions import show_notes
from tests.make.dialogues import officer_of
from tests.make.exercises import fresh_key
from tests.make.held import Held, make_approved, make_held, send_out
from tests.make.meetings import make_meeting

if TYPE_CHECKING:
    from tests.matrix.world import World

ROWS = 2


def fill_notes(world: "World", body: Body) -> None:
    """Hold a meeting whose notes are out for comments, and one with approved notes."""
    _hold(world, body, ROWS)


def grow_notes(world: "World", body: Body, rows: int) -> None:
    """Hold meetings with as many ideas, questions and comments as one asks for."""
    _hold(world, body, rows)


def _hold(world: "World", body: Body, rows: int) -> None:
    officer = officer_of(body)
    facts = {"name": "Samråd", "purpose": "Höra varandra.", "rhythm": "per_term"}
    facts["other_side"] = "Civilsamhället"
    series = begin_series(body, {**facts, "started_on": today()}, by=officer)
    ideas = tuple(f"Idé {number}" for number in range(rows))
    make = partial(
        make_held, ideas, questions=rows, exercises=rows, body=body, series=series
    )
    held = make()
    notes = send_out(held)
    for number in range(rows):
        comment(notes, "facts", f"Ord {number}", fresh_key(), by=held.visitor)
    world.kept["held"] = str(held.meeting.pk)
    world.kept["held_guest"] = token_of(held.speaker)
    world.kept["idea"] = str(held.ideas[0].pk)
    follow_up_all(held.meeting, by=officer)
    shown = make(days=-9)
    follow_up_all(shown.meeting, by=officer)
    make_approved(shown)
    show_notes(shown.meeting, by=officer)
    world.kept["shown_notes"] = shown.meeting.public_id
    later = make_meeting(body, series=series)
    carry_over(later, by=officer)
    world.kept["later"] = str(later.pk)
    _dispose(held.meeting, officer, rows)
    _ask(world, body, rows)
    _plan_and_pass_on(held, rows)
    for one in (held, shown):
        _tell_what_became_of_ideas(one)


def _dispose(meeting: Meeting, officer: User, rows: int) -> None:
    """Let one decision of disposal wait, after others that were put aside."""
    for number in range(rows):
        rule = MeetingRule(f"RS 2026-{number}", "5.4", today())
        waits = propose_disposal_of(meeting, rule, by=officer)
        if number < rows - 1:
            put_disposal_aside(waits, by=officer)


def _ask(world: "World", body: Body, rows: int) -> None:
    """Raise a question of its own, with many steps on the way to an answer."""
    officer = officer_of(body)
    raised = Raised("Vart vänder vi oss?", today(), owner=officer)
    question = raise_question(body, raised, by=officer)
    for number in range(rows):
        note_question(question, f"Vi har frågat {number}.", by=officer)
    world.kept["question"] = str(question.pk)


def _plan_and_pass_on(held: Held, rows: int) -> None:
    """Enter plans with ideas filed under their points, and tell many."""
    body = held.meeting.body
    officer = officer_of(body)
    points = [f"Punkt {number}" for number in range(rows)]
    for number in range(rows):
        plan = enter_plan(
            body, f"Plan {number}", points, valid_from=today(), by=officer
        )
        note_told(held.meeting, "elected", f"Nämnd {number}", today(), by=officer)
    file_idea(
        held.meeting, held.ideas[0], [one.pk for one in plan.points.all()], by=officer
    )


def _tell_what_became_of_ideas(held: Held) -> None:
    """Let every second idea become a measure, and the others not; the first waits."""
    officer = officer_of(held.meeting.body)
    for number, idea in enumerate(held.ideas[1:]):
        if number % 2:
            promise = Promise(f"Åtgärd {number}", today(), owner=officer)
            make_measure(held.meeting, idea, promise, by=officer)
        else:
            refuse_idea(held.meeting, idea, "Lagen säger nej.", by=officer)
