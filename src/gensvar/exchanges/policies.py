"""Who offers, confirms and takes part in exchanges."""

from gensvar.directory.policies import may_confirm as may_confirm_pages
from gensvar.exchanges.models import Notice, Offer
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
    roles_of,
    works_here,
)

KEEPERS = (Role.OFFICER, Role.CHAIR)


def may_see_exchange(user: Visitor) -> bool:
    """Everyone who works here sees what is offered."""
    return works_here(user)


def may_offer(user: Visitor, body: Body) -> bool:
    """Officers and chairs of a body invite in its name."""
    return has_role(user, body, *KEEPERS)


def bodies_to_offer_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies in whose name a person may invite."""
    return bodies_within(user, *KEEPERS)


def may_confirm(user: Visitor) -> bool:
    """Officers and chairs anywhere confirm what organisations offer."""
    return has_role_anywhere(user, *KEEPERS)


def may_keep(user: Visitor, offer: Offer) -> bool:
    """The body that invites keeps its offer; an organisation's is kept by itself."""
    return offer.body is not None and may_offer(user, offer.body)


def may_come_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies that a person has a part in and may come for."""
    return {body for body, _role in roles_of(user)}


def may_confirm_notices(user: Visitor) -> bool:
    """Who confirms the pages of organisations also confirms their news."""
    return may_confirm_pages(user)


def may_hide(user: Visitor, notice: Notice) -> bool:
    """Who confirms news may hide it, and a body its own."""
    is_own = notice.body is not None and may_offer(user, notice.body)
    return is_own or may_confirm_notices(user)
