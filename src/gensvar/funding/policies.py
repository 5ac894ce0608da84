"""Who writes down what support there is, and who sees it before everyone does."""

from gensvar.funding.models import FundingForm
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    works_here,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)


def may_keep_funding(user: Visitor, form: FundingForm) -> bool:
    """Officers and chairs of the body that gives support keep what is said of it."""
    return has_role(user, form.body, *KEEPERS)


def may_begin_funding(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body write down a new form of support."""
    return has_role(user, body, *KEEPERS)


def may_read_funding(user: Visitor) -> bool:
    """Everyone who works here sees what support all bodies give."""
    return works_here(user)


def bodies_to_fund_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose support a person may write down."""
    return bodies_within(user, *KEEPERS)
