"""Who keeps rules, who sees claims and who decides on them.

Those who keep the meetings of a body prepare; a claim is decided by somebody who
neither sent it nor noted that the person came. Elected representatives and registrars
read nothing of what people are paid.
"""

from gensvar.accounts.models import User
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body, Role
from gensvar.organisations.policies import (
    Visitor,
    bodies_within,
    has_role,
    has_role_anywhere,
    standing_of,
)
from gensvar.remuneration.models import Claim

KEEPERS = (Role.OFFICER, Role.CHAIR)


def may_see_rules(user: Visitor) -> bool:
    """Officers and chairs of any body read the tables: they are decided in public."""
    return has_role_anywhere(user, *KEEPERS)


def may_keep_table(user: Visitor, body: Body | None) -> bool:
    """Officers and chairs keep the rules of a body; at the top, of the whole region."""
    if body is not None:
        return has_role(user, body, *KEEPERS)
    standing = standing_of(user)
    return any(
        role in KEEPERS and standing.above.get(place) is None
        for place, role in standing.roles
    )


def may_keep_values(user: Visitor) -> bool:
    """Whoever keeps the rules of the whole region enters the yearly values."""
    return may_keep_table(user, None)


def bodies_to_pay_for(user: Visitor) -> set[int]:
    """Return the ids of the bodies whose claims a person sees."""
    return bodies_within(user, *KEEPERS)


def may_see_claims(user: Visitor) -> bool:
    """Officers and chairs see the claims of their bodies."""
    return has_role_anywhere(user, *KEEPERS)


def may_see_claim(user: Visitor, claim: Claim) -> bool:
    """Officers and chairs of the body see one claim."""
    return has_role(user, claim.body, *KEEPERS)


def is_own(user: User, claim: Claim) -> bool:
    """Say whether a claim is that of the person: by account or by address."""
    same_address = bool(claim.email) and claim.email.casefold() == user.email.casefold()
    return claim.guest.user_id == user.pk or same_address


def noted_it(user: User, claim: Claim) -> bool:
    """Say whether the person noted that the claimant came."""
    return claim.guest.noted_by_id == user.pk


def may_decide_claim(user: User, claim: Claim) -> bool:
    """Four eyes: neither the claimant nor who noted the arrival decides."""
    return (
        may_see_claim(user, claim)
        and not is_own(user, claim)
        and not noted_it(user, claim)
    )


def may_make_payroll(user: Visitor, body: Body) -> bool:
    """Officers of a body make its payroll files."""
    return has_role(user, body, Role.OFFICER)


def may_see_costs(user: Visitor, meeting: Meeting) -> bool:
    """Officers and chairs of the body see what a meeting costs."""
    return has_role(user, meeting.body, *KEEPERS)
