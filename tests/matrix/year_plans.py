"""What plans of a year and the calendar add to the world that the matrix looks at."""

from datetime import date
from typing import TYPE_CHECKING

from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.year_plans.actions.following import (
    Choice,
    confirm_calendar,
    follow_calendar,
    follow_dialogues,
)
from gensvar.year_plans.actions.plans import publish_plan
from gensvar.year_plans.messages import calendar_code
from gensvar.year_plans.models import Subscription
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.year_plans import make_line, make_year_plan

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_year_plans(world: "World", body: Body) -> None:
    """Plan one thing, and let one address and one colleague follow."""
    _plan(world, body, 1)


def grow_year_plans(world: "World", body: Body, rows: int) -> None:
    """Plan and follow as much as one asks for."""
    _plan(world, body, rows)


def _plan(world: "World", body: Body, rows: int) -> None:
    officer = officer_of(body)
    plan = make_year_plan(body)
    for number in range(rows):
        make_year_plan(body, today().year + 1 + number)
        days = {"starts_on": date(plan.year, 1, 1), "ends_on": date(plan.year, 12, 31)}
        line = make_line(plan, **days, recurrence="yearly")
        area = make_body(f"Område {number}")
        follow_dialogues(Choice(body=area), by=officer)
        follow_calendar(f"foljer{number}@example.org", "sv", Choice())
        found = Subscription.objects.latest("pk")
        confirm_calendar(calendar_code(found))
    publish_plan(plan, by=officer)
    world.kept.update(
        year_plan=str(plan.pk),
        planned_line=str(line.pk),
        calendar_code=calendar_code(found),
    )
