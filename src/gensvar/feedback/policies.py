"""Who may weigh, answer, tell participants and read the lists of them."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role


def may_weigh(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers who lead the dialogue enter what was decided; so may the chair."""
    return _leads_or_chairs(user, dialogue)


def may_answer(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers who lead the dialogue write and publish answers; so may the chair."""
    return _leads_or_chairs(user, dialogue)


def may_tell(user: Visitor, dialogue: Dialogue) -> bool:
    """Only officers who lead the dialogue see and use the list of participants."""
    return may_lead(user, dialogue)


def _leads_or_chairs(user: Visitor, dialogue: Dialogue) -> bool:
    return may_lead(user, dialogue) or has_role(user, dialogue.body, Role.CHAIR)
