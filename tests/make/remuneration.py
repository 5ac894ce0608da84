"""Tables of rules, claims and decisions, made through the actions."""

from datetime import date
from typing import Any

from gensvar.accounts.models import User
from gensvar.analysis.fees import Kind
from gensvar.meetings.models import Guest, Meeting
from gensvar.organisations.models import Body, Role
from gensvar.remuneration.actions import claims, deciding
from gensvar.remuneration.actions.tables import adopt_table, begin_table, enter_value
from gensvar.remuneration.claiming import Asked, reckon, terms_of
from gensvar.remuneration.examples import EXAMPLES
from gensvar.remuneration.models import Claim, RuleTable
from tests.make.dialogues import chair_of, officer_of
from tests.make.meetings import at, make_arrival, make_meeting
from tests.make.organisations import make_member

LONG_AGO = date(2018, 2, 6)


def make_table(
    body: Body | None, example: str = "vgr", *, by: User | None = None, **facts: Any
) -> RuleTable:
    """Put the table of a published example into force, and the values it takes."""
    one = EXAMPLES[example]
    by = by or officer_of(body) if body else by
    assert by is not None, "say who keeps the rules of the region"
    given = {
        "name": one.name,
        "audience": one.audience,
        "valid_from": LONG_AGO,
        "claim_months": one.claim_months,
        "cost_centre": "4711",
        **facts,
    }
    table = begin_table(given, by=by, body=body, example=example)
    adopt_table(table, "RS 2018-02-06 § 12", LONG_AGO, by=by)
    return table


def make_values(body: Body, year: int, example: str) -> None:
    """Enter the yearly values of an example for a year."""
    for name, amount in EXAMPLES[example].values.items():
        enter_value(name, year, amount, "Publicerat", by=officer_of(body))


def make_over(body: Body, minutes: int = 210, **facts: Any) -> Meeting:
    """Make a meeting that was held some days ago."""
    days = facts.pop("days", -5)
    start = at(days, 9)
    facts = {
        "starts_at": start,
        "ends_at": at(days, 9 + minutes // 60, minutes % 60),
    } | facts
    return make_meeting(body, **facts)


def make_present(body: Body, name: str = "", minutes: int = 210, **more: Any) -> Guest:
    """Make somebody who was noted as present at a meeting that is over."""
    return make_arrival(make_over(body, minutes), name, **more)


def make_claim(guest: Guest, minutes: int = 210, **more: Any) -> Claim:
    """Send the claim of somebody who came."""
    asked = Asked(minutes=minutes, **more)
    terms = terms_of(guest.meeting)
    assert terms is not None, "make a table first"
    shown = reckon(guest, asked, terms).total
    return claims.send_claim(guest, asked, form=claims.round_of(guest), shown=shown)


def approver_of(body: Body) -> User:
    """Return somebody who did not note that anybody came."""
    return chair_of(body)


def make_approved(guest: Guest, **more: Any) -> Claim:
    """Send a claim that is then approved."""
    claim = make_claim(guest, **more)
    deciding.approve_claim(claim, claim.version, by=approver_of(claim.body))
    return claim


def make_second_officer(body: Body) -> User:
    """Make another officer of the same body."""
    return make_member(body, Role.OFFICER, name="Bo Berg")


FEE_AND_TICKETS = frozenset({Kind.MEETING_FEE, Kind.TRAVEL_RECEIPT})
