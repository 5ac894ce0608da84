"""Who keeps the register of governing documents, and who reads it."""

from gensvar.governing_documents.models import GoverningDocument
from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    works_here,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)


def may_read_documents(user: Visitor) -> bool:
    """Everyone who works here reads the register."""
    return works_here(user)


def may_keep_document(user: Visitor, document: GoverningDocument) -> bool:
    """Officers and chairs of the body that decides keep its governing documents."""
    return has_role(user, document.body, *KEEPERS)


def bodies_to_keep_documents_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose governing documents a person may keep."""
    return bodies_within(user, *KEEPERS)
