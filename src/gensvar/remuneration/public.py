"""The portal's door: what a guest sees and does about being paid for a meeting.

A guest's own page is opened by the token in its address. What leaves here is plain.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from gensvar.analysis.fees import Kind, TravelTime
from gensvar.meetings.models import Guest
from gensvar.meetings.queries import guest_with
from gensvar.remuneration.actions import claims as actions
from gensvar.remuneration.actions.claims import AlreadySent, Changed
from gensvar.remuneration.claiming import (
    Asked,
    check,
    day_of,
    last_day,
    noted_minutes,
    reckon,
    terms_of,
    told_left_out,
    why_not_yet,
)
from gensvar.remuneration.models import Claim, ClaimLine, ClaimState
from gensvar.remuneration.queries import claim_of
from gensvar.remuneration.rules import Terms
from gensvar.remuneration.words import (
    according_to,
    counted,
    details_said,
    hours,
    line_said,
    row_said,
    why_not,
)

__all__ = [
    "AlreadySent",
    "Asked",
    "Changed",
    "MyClaim",
    "Offer",
    "Shown",
    "calculate",
    "decline",
    "my_claim",
    "offer",
    "send",
    "withdraw",
]

FEES = (Kind.MEETING_FEE, Kind.READING_FEE, Kind.CHAIR_SUPPLEMENT, Kind.LOST_INCOME)


@dataclass(frozen=True)
class Offer:
    """What somebody can ask to be paid for, by which rules and until when.

    `why_not` is empty while one can claim, and else one of not_over, not_there,
    no_rules, no_reference and too_late. `before` are values of an earlier claim.
    """

    name: str
    meeting: str
    day: date
    why_not: str
    last_day: date | None
    noted: int
    form: int
    kinds: frozenset[Kind] = frozenset()
    needs_proof: bool = False
    asks_employment: bool = False
    counts_travel: bool = False
    counts_way: bool = False
    rules: tuple[tuple[str, tuple[str, ...]], ...] = ()
    table: str = ""
    decision: str = ""
    before: Mapping[str, object] = field(default_factory=dict)

    @property
    def noted_said(self) -> str:
        """Return what was noted, as a sentence."""
        return _("We have noted that you were there %(time)s.") % {
            "time": hours(self.noted)
        }


@dataclass(frozen=True)
class ShownLine:
    """One line of a calculation in words, and its sum in öre."""

    label: str
    how: str
    source: str
    amount: int


@dataclass(frozen=True)
class Shown:
    """A calculation in words: what pays, what does not and why, and the sum in öre."""

    lines: tuple[ShownLine, ...]
    left_out: tuple[tuple[str, str], ...]
    total: int


@dataclass(frozen=True)
class MyClaim:
    """A claim as the person who sent it sees it."""

    state: str
    said_state: str
    sent_at: datetime
    reason: str
    reason_words: str
    is_paid: bool
    shown: Shown

    @property
    def can_be_withdrawn(self) -> bool:
        """Say whether nobody has decided yet."""
        return self.state in {ClaimState.SENT, ClaimState.DECLINED}

    @property
    def can_be_changed(self) -> bool:
        """Say whether a new claim may take its place."""
        return self.state in {ClaimState.RETURNED, ClaimState.DECLINED}


def _guest(token: str) -> Guest:
    guest = guest_with(token)
    if guest is None:
        raise Http404
    return guest


def offer(token: str) -> Offer:
    """Return what can be claimed by the guest of a page; Http404 for a wrong token."""
    guest = _guest(token)
    terms = terms_of(guest.meeting)
    known = Offer(
        name=guest.name,
        meeting=guest.meeting.title,
        day=day_of(guest.meeting),
        why_not=why_not_yet(guest, terms),
        last_day=last_day(guest.meeting, terms) if terms else None,
        noted=noted_minutes(guest),
        form=actions.round_of(guest),
    )
    return _with_rules(known, guest, terms) if terms else known


def _with_rules(known: Offer, guest: Guest, terms: Terms) -> Offer:
    travels = {row.travel for row in terms.rows}
    said = tuple((row_said(row), tuple(details_said(row))) for row in terms.rows)
    return replace(
        known,
        kinds=terms.kinds,
        needs_proof=any(row.needs_proof for row in terms.rows),
        asks_employment=terms.asks_employment,
        counts_travel=TravelTime.ACTUAL in travels,
        counts_way=TravelTime.TEMPLATE in travels or Kind.TRAVEL_MILEAGE in terms.kinds,
        rules=said,
        table=terms.table.name,
        decision=terms.table.decision_reference,
        before=_before(claim_of(guest)),
    )


def _before(claim: Claim | None) -> dict[str, object]:
    """Return what an earlier claim said, to begin the next from."""
    if claim is None or claim.state != ClaimState.RETURNED:
        return {}
    return {
        "minutes": claim.minutes,
        "travel_minutes": claim.travel_minutes or None,
        "kilometres": claim.metres or None,
        "proof": claim.proof,
        "cost_words": claim.cost_words,
        "is_employed": "yes" if claim.is_employed else "no",
        "fees": [kind.value for kind in FEES if kind.value in claim.asked],
        **claim.receipts,
    }


def my_claim(token: str) -> MyClaim | None:
    """Return the claim that stands for a guest, or None."""
    claim = claim_of(_guest(token))
    if claim is None:
        return None
    lines = tuple(claim.lines.select_related("row"))
    return MyClaim(
        state=claim.state,
        said_state=claim.get_state_display(),
        sent_at=claim.sent_at,
        reason=claim.get_reason_display() if claim.reason else "",
        reason_words=claim.reason_words,
        is_paid=claim.batch_id is not None,
        shown=Shown(tuple(map(_line, lines)), (), claim.total),
    )


def _line(line: ClaimLine) -> ShownLine:
    return ShownLine(
        line_said(line.kind, line.label),
        counted(line, line.row.basis, line.row.percent),
        according_to(line),
        line.amount,
    )


def calculate(token: str, asked: Asked) -> Shown:
    """Return what a claim would give, line by line. Raises Invalid at a field."""
    guest = _guest(token)
    terms = terms_of(guest.meeting)
    if terms is None:
        raise Http404
    check(guest, asked, terms)
    reckoned = reckon(guest, asked, terms)
    return Shown(
        tuple(map(_line, reckoned.lines)),
        tuple(
            (row_said(row), why_not(why, row)) for row, why in told_left_out(reckoned)
        ),
        reckoned.total,
    )


def send(token: str, asked: Asked, *, form: int, shown: int) -> None:
    """Send a claim, once. Raises Invalid, NotYet, Changed or AlreadySent."""
    actions.send_claim(_guest(token), asked, form=form, shown=shown)


def decline(token: str, *, form: int) -> None:
    """Say that one does not want to be paid. Raises NotYet or AlreadySent."""
    actions.decline_pay(_guest(token), form=form)


def withdraw(token: str) -> None:
    """Take back what nobody has decided on. Raises Invalid."""
    actions.withdraw_claim(_guest(token))
