"""Who keeps the plans of a year, who adopts them, and who reads them."""

from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    works_here,
)
from gensvar.year_plans.models import YearPlan

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_keep_plan(user: Visitor, plan: YearPlan) -> bool:
    """Officers and chairs of a body write its plan, and show it to everyone."""
    return has_role(user, plan.body, *KEEPERS)


def may_begin_plan(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body begin its plan."""
    return has_role(user, body, *KEEPERS)


def may_enter_adoption(user: Visitor, plan: YearPlan) -> bool:
    """Chairs and registrars enter that the body has adopted its plan."""
    return has_role(user, plan.body, Role.CHAIR, Role.REGISTRAR)


def may_read_plans(user: Visitor) -> bool:
    """Everyone who works here reads what the bodies plan (S2-21)."""
    return works_here(user)


def bodies_to_plan_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose plans a person may write."""
    return bodies_within(user, *KEEPERS)
