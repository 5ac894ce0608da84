"""Who keeps rules, who sees claims and who decides on them.

Those who keep the meetings of a body prepare; a claim is decided by somebody who
neither sent it nor noted that the person came, and where nobody noted it, not by who
put the person on the list. Elected representatives and registrars
read nothing of what people are paid.
"""

from gensvar.accounts.models import User
from gensvar.audit.models import Event
from gensvar.kernel.people import plain_address, plain_name
from gensvar.meetings.models import Guest, Meeting
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
# What the log calls putting somebody on the list, or changing who it is.
ADDING = ("ask guest", "welcome walk-in", "change guest")


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
    """Say whether a claim is that of the person: by account, address or name.

    Nothing else about who a claimant is stands in a claim: no account at a bank and no
    number of a person. A namesake only has to let somebody else decide.
    """
    address = plain_address(claim.email)
    return (
        claim.guest.user_id == user.pk
        or (bool(address) and address == plain_address(user.email))
        or plain_name(claim.name) == plain_name(user.name)
    )


def noted_it(user: User, claim: Claim) -> bool:
    """Say whether the person noted that the claimant came."""
    return claim.guest.noted_by_id == user.pk


def added_it(user: User, claim: Claim) -> bool:
    """Say whether the person put on the list a claimant whose arrival nobody noted.

    Such a guest may be the person under another address: who only said on their own
    page that they came has been seen by nobody. Whoever changed the guest, or asked the
    one who sent a substitute, counts alike.
    """
    if claim.guest.noted_by_id is not None:
        return False
    return Event.objects.filter(
        kind=Guest._meta.label_lower,
        thing_id__in=_line_of(claim.guest),
        verb__in=ADDING,
        actor_id=str(user.pk),
    ).exists()


def _line_of(guest: Guest) -> list[str]:
    """Return the ids of a guest and of those whose substitute it is, as the log has."""
    if guest.substitute_of_id is None:
        return [str(guest.pk)]
    parents = dict(
        Guest.objects.filter(
            meeting=guest.meeting_id, substitute_of__isnull=False
        ).values_list("pk", "substitute_of")
    )
    line: list[str] = []
    current: int | None = guest.pk
    while current and str(current) not in line:
        line.append(str(current))
        current = parents.get(current)
    return line


def why_not_decide(user: User, claim: Claim) -> str:
    """Return why one who sees a claim may not decide: own, noted, added; or ""."""
    reasons = {"own": is_own, "noted": noted_it, "added": added_it}
    return next((why for why, holds in reasons.items() if holds(user, claim)), "")


def may_decide_claim(user: User, claim: Claim) -> bool:
    """Four eyes: neither the claimant nor who vouched for the arrival decides."""
    return may_see_claim(user, claim) and not why_not_decide(user, claim)


def may_make_payroll(user: Visitor, body: Body) -> bool:
    """Officers of a body make its payroll files."""
    return has_role(user, body, Role.OFFICER)


def may_see_costs(user: Visitor, meeting: Meeting) -> bool:
    """Officers and chairs of the body see what a meeting costs."""
    return has_role(user, meeting.body, *KEEPERS)
