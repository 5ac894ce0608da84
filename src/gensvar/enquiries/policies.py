"""Who may read, route and answer questions, and who keeps the themes."""

from gensvar.accounts.models import User
from gensvar.enquiries.models import Enquiry, State
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
    may_administer,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)
READERS = (*KEEPERS, Role.REGISTRAR, Role.REPRESENTATIVE)
TRIAGE = (Role.OFFICER, Role.ADMINISTRATOR)


def may_triage(user: Visitor) -> bool:
    """Officers and administrators, of any body, see what nobody has taken yet."""
    return has_role_anywhere(user, *TRIAGE)


def may_write_down(user: Visitor) -> bool:
    """Who meets people writes down what they ask: officers, chairs, administrators."""
    return has_role_anywhere(user, *KEEPERS, Role.ADMINISTRATOR)


def may_answer(user: Visitor, enquiry: Enquiry) -> bool:
    """The owner, and officers and chairs of the body, or of the one it was taken to.

    What nobody has taken may be taken, and answered, by those who see it.
    """
    if user.is_authenticated and enquiry.owner_id == user.pk:
        return True
    if enquiry.state == State.RECEIVED and may_triage(user):
        return True
    bodies = (enquiry.body, enquiry.escalated_to)
    return any(body is not None and has_role(user, body, *KEEPERS) for body in bodies)


def may_keep_themes(user: Visitor) -> bool:
    """Administrators keep the themes, and who answers within how many days."""
    return may_administer(user)


def bodies_read_by(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose questions a person reads."""
    return bodies_within(user, *READERS)


def may_promise_for(user: User, body: Body) -> bool:
    """Officers and chairs write down what a body promises."""
    return has_role(user, body, *KEEPERS)
