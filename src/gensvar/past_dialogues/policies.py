"""Who brings in past dialogues, and who reads them."""

from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    works_here,
)
from gensvar.past_dialogues.models import PastDialogue, PastList

KEEPERS = (Role.OFFICER, Role.CHAIR)


def may_read_past(user: Visitor) -> bool:
    """Everyone who works here reads what is brought in."""
    return works_here(user)


def may_keep_past(user: Visitor, past: PastDialogue) -> bool:
    """Officers and chairs of the body that held it keep what is known of it."""
    return has_role(user, past.body, *KEEPERS)


def may_keep_list(user: Visitor, given: PastList) -> bool:
    """Officers and chairs of the body look through a list and bring it in."""
    return has_role(user, given.body, *KEEPERS)


def bodies_to_bring_in_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose past dialogues a person may bring in."""
    return bodies_within(user, *KEEPERS)
