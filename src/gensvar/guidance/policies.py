"""Who may edit guidance, choose methods, plan outreach and keep channels."""

from gensvar.guidance.models import Channel
from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    may_administer,
    works_here,
)

PROPOSERS = (Role.OFFICER, Role.CHAIR)
DECIDERS = (*PROPOSERS, Role.REGISTRAR)


def may_read_guidance(user: Visitor) -> bool:
    """Everyone who works here reads the handbook."""
    return works_here(user)


def may_edit_guidance(user: Visitor) -> bool:
    """Administrators write the region's own texts and methods."""
    return may_administer(user)


def bodies_to_propose_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies in whose name a person proposes channels."""
    return bodies_within(user, *PROPOSERS)


def may_decide_channel(user: Visitor, channel: Channel) -> bool:
    """Officers, chairs and registrars of the body enter what it decided."""
    return has_role(user, channel.body, *DECIDERS)
