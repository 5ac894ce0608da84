"""Who assesses the impact of a matter, and who keeps the checklists."""

from gensvar.matters.models import Matter
from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    has_role,
    may_administer,
    works_here,
)


def may_read_assessments(user: Visitor) -> bool:
    """Everyone who works here reads them: they end in public decision bases."""
    return works_here(user)


def may_assess(user: Visitor, matter: Matter) -> bool:
    """Officers of the matter's body assess."""
    return has_role(user, matter.body, Role.OFFICER)


def may_keep_checklists(user: Visitor) -> bool:
    """Administrators adopt checklists and write new editions."""
    return may_administer(user)
