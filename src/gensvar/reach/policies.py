"""Who gives population tables, and who says whom a dialogue has reached."""

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.organisations.policies import Visitor, may_administer, works_here


def may_read_population(user: Visitor) -> bool:
    """Everyone who works here reads the tables."""
    return works_here(user)


def may_keep_population(user: Visitor) -> bool:
    """Administrators give them and take them into use."""
    return may_administer(user)


def may_note_reach(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue say whom it reached."""
    return may_lead(user, dialogue)
