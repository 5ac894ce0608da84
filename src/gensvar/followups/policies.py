"""Who may promise, follow and pass on measures."""

from gensvar.accounts.models import User
from gensvar.followups.models import Measure, RaisedQuestion
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    may_administer,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REPRESENTATIVE, Role.REGISTRAR)


def may_promise(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body write down what it promises."""
    return has_role(user, body, *KEEPERS)


def may_follow_up(user: Visitor, measure: Measure) -> bool:
    """The owner, and officers and chairs of the body, say how a measure goes."""
    is_owner = user.is_authenticated and measure.owner_id == user.pk
    return is_owner or has_role(user, measure.body, *KEEPERS)


def may_read(user: Visitor, measure: Measure) -> bool:
    """The owner, and everyone with a part in the body, read how a measure goes."""
    is_owner = user.is_authenticated and measure.owner_id == user.pk
    return is_owner or has_role(user, measure.body, *READERS)


def may_hand_over(user: Visitor, from_user: User) -> bool:
    """A person hands over their own work; administrators hand over anyone's."""
    return user == from_user or may_administer(user)


def bodies_to_promise_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose measures a person may write down."""
    return bodies_within(user, *KEEPERS)


def may_answer(user: Visitor, question: RaisedQuestion) -> bool:
    """The owner, and officers and chairs of the bodies that have the question."""
    if user.is_authenticated and question.owner_id == user.pk:
        return True
    higher = question.escalated_to
    return has_role(user, question.body, *KEEPERS) or (
        higher is not None and has_role(user, higher, *KEEPERS)
    )
