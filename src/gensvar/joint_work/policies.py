"""Who changes who does what, who works together, and who confirms."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead, parts_of
from gensvar.joint_work.models import Performer
from gensvar.organisations.models import Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    may_administer,
    roles_of,
    works_here,
)

ELECTED = (Role.CHAIR, Role.REPRESENTATIVE)
TOGETHER = (Role.OFFICER, *ELECTED)


def may_keep_matrix(user: Visitor) -> bool:
    """Administrators keep the region's matrix of roles."""
    return may_administer(user)


def may_read_matrix(user: Visitor) -> bool:
    """Everyone who works here reads who does what."""
    return works_here(user)


def may_change_roles(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue, and the chair of its body, say who does what in it."""
    return may_lead(user, dialogue) or has_role(user, dialogue.body, Role.CHAIR)


def may_work_together(user: Visitor, dialogue: Dialogue) -> bool:
    """The elected and the officers of each body with a part in it work together."""
    mine = bodies_within(user, *TOGETHER)
    return dialogue.body_id in mine or any(
        part.body_id in mine for part in parts_of(dialogue)
    )


def may_confirm(user: Visitor, performer: Performer) -> bool:
    """A person confirms for themselves; for a body those who speak for it.

    For an elected body that is its chair or an elected representative in it, for an
    administration its officers: nobody can confirm for both sides at once.
    """
    if not user.is_authenticated:
        return False
    if performer.body is None:
        return performer.user_id == user.pk
    if performer.body.is_elected:
        held = roles_of(user)
        return any((performer.body_id, role.value) in held for role in ELECTED)
    return has_role(user, performer.body, Role.OFFICER)


def may_settle_result(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who compile write down the result conference, and so does the chair."""
    return may_change_roles(user, dialogue)
