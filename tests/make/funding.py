"""Support with its rounds, and those who are reminded, made through the actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from gensvar.funding.actions.following import confirm_funding, follow_funding
from gensvar.funding.actions.forms import Report, begin_funding, publish_funding
from gensvar.funding.actions.rounds import add_round
from gensvar.funding.messages import follower_code
from gensvar.funding.models import FundingFollower, FundingForm, FundingRound
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_funding(
    body: Body | None = None, *, is_shown: bool = False, **facts: Any
) -> FundingForm:
    """Write down a project grant that anyone can apply for, with what to report."""
    body = body or make_body("Kulturnämnden")
    given: dict[str, Any] = {
        "name": f"Projektbidrag {next(_numbers)}",
        "kind": "project_grant",
        "purpose": "För projekt som gör att fler kan delta.",
        "for_whom": "Föreningar som har funnits i minst ett år.",
        "for_kinds": ["association"],
        "least": 20_000,
        "most": 200_000,
        "period_words": "3–5 år",
        "steps": "Läs villkoren.\nFyll i ansökan.\nSkicka den.",
        "contact_role": "Finansieringslotsen",
        "contact_email": "lots@example.org",
        **facts,
    }
    reports = [Report("En kort redovisning", 90, "activity")]
    form = begin_funding(body, given, reports, by=officer_of(body))
    if is_shown:
        publish_funding(form, by=officer_of(body))
    return form


def make_round(
    form: FundingForm, opens: int = -10, closes: int = 20, **days: Any
) -> FundingRound:
    """Write down a round that opens and closes so many days from today."""
    given = {
        "opens_on": today() + timedelta(opens),
        "closes_on": today() + timedelta(closes),
        **days,
    }
    return add_round(form, given, by=officer_of(form.body))


def make_follower(
    form: FundingForm | None = None, email: str = "eva@example.org"
) -> FundingFollower:
    """Let an address be reminded of one support, or of all, and confirm it."""
    follow_funding(email, "sv", form.public_id if form else "")
    found = FundingFollower.objects.latest("pk")
    confirm_funding(follower_code(found))
    found.refresh_from_db()
    return found
