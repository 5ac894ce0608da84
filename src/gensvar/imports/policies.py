"""Who may bring in notes: those who lead the dialogue."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.organisations.policies import Visitor


def may_import(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue read, correct and confirm notes of its meetings."""
    return may_lead(user, dialogue)
