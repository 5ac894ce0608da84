"""Plans of a year and what they hold, made through the actions."""

from datetime import date
from itertools import count
from typing import Any

from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.year_plans.actions.lines import plan_dialogue
from gensvar.year_plans.actions.plans import begin_plan
from gensvar.year_plans.models import PlannedDialogue, YearPlan
from tests.make.dialogues import make_rules, officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_year_plan(body: Body | None = None, year: int = 0) -> YearPlan:
    """Begin the plan of a body for this year, or another one."""
    body = body or make_body()
    return begin_plan(body, year or today().year, by=officer_of(body))


def make_line(plan: YearPlan | None = None, **facts: Any) -> PlannedDialogue:
    """Plan one more dialogue for the last quarter, as a consultation of everyone."""
    plan = plan or make_year_plan()
    given: dict[str, Any] = {
        "title": f"Öppettider {next(_numbers)}",
        "question": "När vill du att vi har öppet?",
        "kind": "dialogue",
        "starts_on": date(plan.year, 10, 1),
        "ends_on": date(plan.year, 12, 31),
        "level": make_rules(plan.body).levels.get(key="consult"),
        "audience": "general",
        "recurrence": "once",
        **facts,
    }
    return plan_dialogue(plan, given, by=officer_of(plan.body))
