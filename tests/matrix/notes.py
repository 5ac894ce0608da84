"""What notes, questions and ideas add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.followups.actions import raise_question
from gensvar.followups.actions.questions import Raised
from gensvar.kernel.days import today
from gensvar.meeting_notes.actions.agreeing import comment
from gensvar.meeting_notes.actions.following import follow_up_all
from gensvar.meeting_notes.actions.passing import note_told
from gensvar.meeting_notes.actions.plans import enter_plan, file_idea
from gensvar.meetings.keys import token_of
from gensvar.organisations.models import Body
from gensvar.publishing.actions import show_notes
from tests.make.dialogues import officer_of
from tests.make.exercises import fresh_key
from tests.make.held import Held, make_approved, make_held, send_out

if TYPE_CHECKING:
    from tests.matrix.world import World

ROWS = 2


def fill_notes(world: "World", body: Body) -> None:
    """Hold a meeting whose notes are out for comments, and one with approved notes."""
    held = make_held(body=body)
    notes = send_out(held)
    comment(notes, "facts", "Vi var fler.", fresh_key(), by=held.visitor)
    world.kept["held"] = str(held.meeting.pk)
    world.kept["held_guest"] = token_of(held.speaker)
    world.kept["idea"] = str(held.ideas[0].pk)
    follow_up_all(held.meeting, by=officer_of(body))
    shown = make_held(body=body, days=-9)
    make_approved(shown)
    show_notes(shown.meeting, by=officer_of(body))
    world.kept["shown_notes"] = shown.meeting.public_id
    raised = Raised("Vart vänder vi oss?", today(), owner=officer_of(body))
    question = raise_question(body, raised, by=officer_of(body))
    world.kept["question"] = str(question.pk)
    _plan_and_pass_on(held, ROWS)


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


def grow_notes(world: "World", body: Body, rows: int) -> None:
    """Hold a meeting with as many ideas, questions and comments as one asks for."""
    ideas = tuple(f"Idé {number}" for number in range(rows))
    held = make_held(ideas=ideas, questions=rows, body=body)
    notes = send_out(held)
    for number in range(rows):
        comment(notes, "facts", f"Ord {number}", fresh_key(), by=held.visitor)
    world.kept["held"] = str(held.meeting.pk)
    world.kept["held_guest"] = token_of(held.speaker)
    world.kept["idea"] = str(held.ideas[0].pk if held.ideas else 0)
    follow_up_all(held.meeting, by=officer_of(body))
    shown = make_held(body=body, days=-9)
    make_approved(shown)
    show_notes(shown.meeting, by=officer_of(body))
    world.kept["shown_notes"] = shown.meeting.public_id
    raised = Raised("Vart vänder vi oss?", today(), owner=officer_of(body))
    question = raise_question(body, raised, by=officer_of(body))
    world.kept["question"] = str(question.pk)
    _plan_and_pass_on(held, rows)
