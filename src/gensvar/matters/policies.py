"""Who may keep the register of matters and enter decisions."""

from gensvar.matters.models import Matter
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    works_here,
)

KEEPERS = (Role.OFFICER, Role.REGISTRAR)


def may_read_matters(user: Visitor) -> bool:
    """Everyone who works here reads the register; what stands in it is public."""
    return works_here(user)


def may_keep_matters(user: Visitor, body: Body) -> bool:
    """Officers and registrars of a body open and change its matters."""
    return has_role(user, body, *KEEPERS)


def may_enter_decisions(user: Visitor, matter: Matter) -> bool:
    """Officers and registrars of the matter's body enter what was decided."""
    return has_role(user, matter.body, *KEEPERS)


def bodies_to_keep(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose matters a person may open."""
    return bodies_within(user, *KEEPERS)
