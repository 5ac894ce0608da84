"""Who confirms keepers and pages, and who keeps the lists of the directory."""

from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    has_role_anywhere,
    may_administer,
    works_here,
)

CONFIRM = (Role.OFFICER, Role.ADMINISTRATOR)


def may_see_directory(user: Visitor) -> bool:
    """Everyone who works here sees the organisations."""
    return works_here(user)


def may_confirm(user: Visitor) -> bool:
    """Officers and administrators confirm who keeps a page, and what stands on it."""
    return has_role_anywhere(user, *CONFIRM)


def may_set_relations(user: Visitor) -> bool:
    """Officers and administrators say how we work together with an organisation."""
    return has_role_anywhere(user, *CONFIRM)


def may_keep_lists(user: Visitor) -> bool:
    """Administrators keep the categories, competences and parts of the region."""
    return may_administer(user)
