"""Who may do what: an organisation with its own, an officer for the own body."""

from gensvar.directory.keepers import KeeperPage
from gensvar.matching.models import Introduction, Listing
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
)

WORKS = (Role.OFFICER, Role.ADMINISTRATOR)


def may_see_matching(user: Visitor) -> bool:
    """Officers and administrators see the counts, and what was reported."""
    return has_role_anywhere(user, *WORKS)


def may_list_for(user: Visitor, body: Body) -> bool:
    """Officers of a body, or of one above it, write its listings."""
    return has_role(user, body, Role.OFFICER)


def bodies_to_list_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose listings a person writes."""
    return bodies_within(user, Role.OFFICER)


def is_own(listing: Listing, mine: KeeperPage) -> bool:
    """Say whether a listing belongs to the organisation that somebody speaks for."""
    return listing.organisation_id in mine.family


def is_asker(introduction: Introduction, mine: KeeperPage) -> bool:
    """Say whether it is this organisation that has asked."""
    return introduction.asker_id in mine.family
