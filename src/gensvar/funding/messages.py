"""Letters to those who are reminded of the days of support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.funding.models import FundingFollower, FundingForm, FundingRound
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.secrets import derived_code
from gensvar.notifications.writing import Message, write

CONFIRM, REMIND = "confirm support", "days of support"
PURPOSE = "support"
SAID: dict[str, StrOrPromise] = {
    "opens": _("Opens"),
    "closes": _("Last day to apply"),
    "decided": _("The decision has been made"),
    "cancelled": _("Called off"),
}


@dataclass(frozen=True)
class Line:
    """One thing that a letter tells: what, of which round, on which day."""

    what: str
    round: FundingRound
    day: date

    @property
    def said(self) -> StrOrPromise:
        """Return what happens, in words."""
        return SAID[self.what.partition("-")[0]]

    @property
    def where(self) -> str:
        """Return the address of the page of the support."""
        return addresses.absolute(page_of(self.round.form))


def page_of(form: FundingForm) -> str:
    """Return the address where everyone reads of support."""
    return f"/stod/{form.public_id}/"


def follower_code(follower: FundingFollower) -> str:
    """Return the code in a follower's letters: derived, so that only its hash is kept.

    The same code confirms and ends the following; it reaches nobody but the address.
    """
    return derived_code(PURPOSE, f"{follower.pk} {follower.email}")


def cause_of(follower: FundingFollower) -> str:
    """Return what the letters to a follower say that they are about."""
    return f"support {follower.pk}"


def asks_to_confirm(follower: FundingFollower) -> Message:
    """Ask whether the address wants reminders; at most once a day."""
    code = follower_code(follower)
    return write(
        "funding/letters/confirm",
        kind=CONFIRM,
        cause=cause_of(follower),
        key=f"confirm support {follower.pk} {today()}",
        to=follower.email,
        language=follower.language,
        name=follower.form.name if follower.form else "",
        address=addresses.absolute(f"/stod/folj/bekrafta/{code}/"),
        secret=code,
    )


def days_of_support(follower: FundingFollower, lines: Sequence[Line]) -> Message:
    """Remind a follower of what comes, and say how to stop."""
    code = follower_code(follower)
    told = " ".join(f"{one.round.pk}-{one.what}-{one.day}" for one in lines)
    return write(
        "funding/letters/days",
        kind=REMIND,
        cause=cause_of(follower),
        key=f"days of support {follower.pk} {told}",
        to=follower.email,
        language=follower.language,
        lines=lines,
        first=lines[0],
        stop=addresses.absolute(f"/stod/folj/avsluta/{code}/"),
        secret=code,
    )
