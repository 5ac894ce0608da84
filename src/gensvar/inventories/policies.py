"""Who keeps needs inventories, who reads them, and who answers for what."""

from gensvar.inventories.models import NeedsInventory
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor, has_role
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import (
    KEEPERS,
    bodies_in,
    may_keep_programme,
    may_work_in_programme,
)


def may_keep_inventories(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the body that owns the programme keep its inventories."""
    return may_keep_programme(user, programme)


def may_keep_inventory(user: Visitor, inventory: NeedsInventory) -> bool:
    """Say the same of one inventory, for its steps."""
    return may_keep_programme(user, inventory.programme)


def may_enter_answers(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the owner and of the administrations in the programme.

    They write down what a group said at a meeting or an interview.
    """
    return may_work_in_programme(user, programme)


def bodies_asked(programme: Programme) -> list[Body]:
    """Return the owner and the administrations in a programme today."""
    return [programme.body, *bodies_in(programme)]


def bodies_to_answer_for(user: Visitor, programme: Programme) -> list[Body]:
    """Return the bodies that a person may answer for in an internal inventory (S1-18).

    Who keeps the inventory may answer for any of them, such as after an interview.
    """
    if may_keep_programme(user, programme):
        return bodies_asked(programme)
    return [body for body in bodies_asked(programme) if has_role(user, body, *KEEPERS)]
