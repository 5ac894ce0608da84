"""Who keeps proposals, who follows one, and who shows what has changed."""

from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import Visitor, bodies_within, has_role
from gensvar.proposals.models import ChangeProposal

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_keep(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body keep its proposals and show what has changed."""
    return has_role(user, body, *KEEPERS)


def may_follow(user: Visitor, proposal: ChangeProposal) -> bool:
    """The owner says where a proposal stands, and so do officers and chairs."""
    is_owner = user.is_authenticated and proposal.owner_id == user.pk
    return (
        is_owner
        or may_keep(user, proposal.body)
        or may_keep(user, proposal.collection.body)
    )


def bodies_to_keep_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose proposals a person keeps."""
    return bodies_within(user, *KEEPERS)


def bodies_to_read_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose proposals a person reads."""
    return bodies_within(user, *READERS)
