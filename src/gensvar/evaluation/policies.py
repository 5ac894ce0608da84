"""Who judges for the region, who enters what others have said, who draws lessons."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role


def may_judge_for_region(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers who lead the dialogue and chairs of its body judge, each alone."""
    return may_lead(user, dialogue) or has_role(user, dialogue.body, Role.CHAIR)


def may_enter_for_others(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers who lead the dialogue enter what an organisation has told them."""
    return may_lead(user, dialogue)


def may_draw_lessons(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who judge for the region write down what was learnt."""
    return may_judge_for_region(user, dialogue)
