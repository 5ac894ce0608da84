"""Who may read, review, hide, enter and dispose of contributions."""

from gensvar.contributions.models import Disposal
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role


def may_moderate(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue review and hide contributions."""
    return may_lead(user, dialogue)


def may_enter(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue write down what came on paper or by telephone."""
    return may_lead(user, dialogue)


def may_import(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue bring in notes of its meetings."""
    return may_lead(user, dialogue)


def may_see_disposals(user: Visitor, dialogue: Dialogue) -> bool:
    """Registrars, and those who lead the dialogue, see decisions of disposal."""
    return has_role(user, dialogue.body, Role.REGISTRAR) or may_lead(user, dialogue)


def may_propose_disposal(user: Visitor, dialogue: Dialogue) -> bool:
    """A registrar or a leader enters a disposal decision; that alone does nothing."""
    return may_see_disposals(user, dialogue)


def may_carry_out_disposal(user: Visitor, disposal: Disposal) -> bool:
    """A registrar carries it out, and never the one who entered it."""
    return disposal.proposed_by_id != user.pk and has_role(
        user, disposal.dialogue.body, Role.REGISTRAR
    )
