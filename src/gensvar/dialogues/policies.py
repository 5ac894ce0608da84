"""Who may prepare, decide on, lead and read a dialogue."""

from gensvar.dialogues.models import Consideration, Dialogue
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import Visitor, bodies_within, has_role

READERS = (Role.OFFICER, Role.CHAIR, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_consider(user: Visitor, matter: Matter) -> bool:
    """Officers and chairs of the body that owns the matter weigh holding a dialogue."""
    return has_role(user, matter.body, Role.OFFICER, Role.CHAIR)


def may_decide_consideration(user: Visitor, consideration: Consideration) -> bool:
    """The chair of the matter's body decides whether a dialogue is held (S3-49)."""
    return has_role(user, consideration.matter.body, Role.CHAIR)


def may_prepare(user: Visitor, body: Body) -> bool:
    """Officers prepare dialogues for an elected body (S3-32)."""
    return has_role(user, body, Role.OFFICER)


def may_lead(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers of the owning body, or of one that carries it out, lead a dialogue."""
    if has_role(user, dialogue.body, Role.OFFICER):
        return True
    mine = bodies_within(user, Role.OFFICER)
    return any(
        part.role == "performer" and part.body_id in mine
        for part in dialogue.bodies.all()
    )


def may_give_mandate_as_chair(user: Visitor, body: Body) -> bool:
    """Only the chair of a body gives its mandate where the rules say so (S3-49)."""
    return has_role(user, body, Role.CHAIR)


def may_enter_decided_mandate(user: Visitor, body: Body) -> bool:
    """Chairs and registrars enter a mandate that a sitting has decided."""
    return has_role(user, body, Role.CHAIR, Role.REGISTRAR)


def may_withdraw_mandate(user: Visitor, dialogue: Dialogue) -> bool:
    """Who could give the mandate, or enter it, may record that it is withdrawn."""
    return has_role(user, dialogue.body, Role.CHAIR, Role.REGISTRAR)


def may_approve_plan(user: Visitor, dialogue: Dialogue) -> bool:
    """A chair or an officer of the owning body approves the communication plan."""
    return has_role(user, dialogue.body, Role.CHAIR, Role.OFFICER)


def may_read(user: Visitor, dialogue: Dialogue) -> bool:
    """Those with a role in a body that has a part in the dialogue read it."""
    mine = bodies_within(user, *READERS)
    return dialogue.body_id in mine or any(
        part.body_id in mine for part in dialogue.bodies.all()
    )
