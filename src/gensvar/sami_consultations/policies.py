"""Who may keep the register of representatives and consult."""

from gensvar.matters.models import Matter
from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
    works_here,
)
from gensvar.sami_consultations.models import SamiConsultation

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_screen(user: Visitor, matter: Matter) -> bool:
    """Officers and chairs of the matter's body screen it."""
    return has_role(user, matter.body, *KEEPERS)


def may_consult(user: Visitor, consultation: SamiConsultation) -> bool:
    """Officers and chairs of the matter's body ask, consult and document."""
    return may_screen(user, consultation.matter)


def may_read_register(user: Visitor) -> bool:
    """Everyone who works here reads who is to be consulted."""
    return works_here(user)


def may_keep_register(user: Visitor) -> bool:
    """Officers and chairs of any body keep the register; it is one for all."""
    return has_role_anywhere(user, *KEEPERS)


def may_read_consultations(user: Visitor, matter: Matter) -> bool:
    """Everyone with a part in the matter's body reads its consultations."""
    return has_role(user, matter.body, *READERS)


def bodies_to_consult_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose consultations a person keeps."""
    return bodies_within(user, *KEEPERS)


def bodies_to_read(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose consultations a person reads."""
    return bodies_within(user, *READERS)
