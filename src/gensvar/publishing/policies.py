"""Who may decide what is shown in public."""

from gensvar.dialogues.models import Consideration, Dialogue
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role


def may_show_dialogue(user: Visitor, dialogue: Dialogue) -> bool:
    """Officers and chairs of the owning body decide what a dialogue shows."""
    return has_role(user, dialogue.body, Role.OFFICER, Role.CHAIR)


def may_show_consideration(user: Visitor, consideration: Consideration) -> bool:
    """Officers and chairs of the matter's body decide whether a consideration shows."""
    return has_role(user, consideration.matter.body, Role.OFFICER, Role.CHAIR)


def may_show_meeting(user: Visitor, meeting: Meeting) -> bool:
    """Those who keep a meeting decide whether everyone may know of it."""
    return may_keep_meeting(user, meeting)
