"""Who may sort, write findings, hand over and report back."""

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.findings.models import HandOver
from gensvar.organisations.models import Role
from gensvar.organisations.policies import Visitor, has_role

SORTING_STAGES = frozenset({Stage.OPEN, Stage.ANALYSING})


def may_compile(user: Visitor, dialogue: Dialogue) -> bool:
    """Those who lead a dialogue sort what was said and write the findings."""
    return may_lead(user, dialogue)


def may_report_back(user: Visitor, hand_over: HandOver) -> bool:
    """Chairs and officers of the body that got the basis tell what they did with it."""
    return has_role(user, hand_over.body, Role.CHAIR, Role.OFFICER)
