"""What assignments and reports add to the world that the matrix looks at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.assignments.actions import (
    Answered,
    answer_report,
    correct_answer,
    promise_in_answer,
    say_how_it_goes,
    take_higher,
)
from gensvar.kernel.days import today
from gensvar.organisations.models import Body, BodyKind
from tests.make.assignments import assigned_in, make_assignment, make_report
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_assignments(world: "World", body: Body) -> None:
    """Give one assignment, report on one, and answer one."""
    _assign(world, body, 1)


def grow_assignments(world: "World", body: Body, rows: int) -> None:
    """Give, report and answer as much as one asks for."""
    _assign(world, body, rows)


def _assign(world: "World", body: Body, rows: int) -> None:
    officer = officer_of(body)
    higher = make_body(kind=BodyKind.ASSEMBLY)
    for _number in range(rows):
        assignment = make_assignment(body, [body, *(make_body() for _ in range(rows))])
        open_part = assigned_in(assignment)
        say_how_it_goes(open_part, "accepted", "Vi börjar.", by=officer, seen_version=1)
        overdue = make_report(assigned_in(make_assignment(body, [body])), answer_in=-1)
        take_higher(overdue, higher, "Svaret dröjer.", by=officer)
        report = make_report(assigned_in(make_assignment(body, [body])))
        answer = answer_report(report, Answered("Ja.", today(), "28"), by=officer)
        for count in range(rows):
            correct_answer(
                answer, f"Ja {count}.", "Fel.", by=officer, seen_version=count + 1
            )
            day = today() + timedelta(days=count)
            promise_in_answer(answer, "Gör det", due_on=day, owner=officer, by=officer)
    waiting = make_report(assigned_in(make_assignment(body, [body])), answer_in=-1)
    world.kept.update(
        assignment=str(assignment.pk),
        assigned=str(open_part.pk),
        report=str(report.pk),
        waiting_report=str(waiting.pk),
    )
