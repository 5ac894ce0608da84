"""What somebody may claim for a meeting: until when, for which time, and what it gives.

Having come and claiming are two steps: who was not noted as present claims nothing.
"""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.analysis.fees import Calculation, Kind, Presence, Reason
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.meetings.models import Guest, Meeting, MeetingStage
from gensvar.remuneration.models import ClaimLine, RuleRow
from gensvar.remuneration.queries import paid_before
from gensvar.remuneration.rules import Terms, terms_on
from gensvar.remuneration.words import hours

DAY_AND_NIGHT = 24 * 60
FARTHEST = 5_000_000
DEAREST = 5_000_000
PAID_ON_RECEIPT = (Kind.TRAVEL_RECEIPT, Kind.CHILD_CARE, Kind.OTHER_COST)


@dataclass(frozen=True)
class Asked:
    """What somebody asks for: minutes, metres there and back, and öre on receipts."""

    minutes: int
    travel_minutes: int = 0
    metres: int = 0
    kinds: frozenset[Kind] = frozenset({Kind.MEETING_FEE})
    receipts: Mapping[Kind, int] = field(default_factory=dict)
    proof: str = ""
    is_employed: bool = False
    cost_words: str = ""


@dataclass(frozen=True)
class Reckoned:
    """A calculation with the lines as they would be stored, and what gives nothing."""

    lines: tuple[ClaimLine, ...]
    left_out: tuple[tuple[RuleRow, Reason], ...]

    @property
    def total(self) -> int:
        """Return the sum in öre."""
        return sum(line.amount for line in self.lines)


def day_of(meeting: Meeting) -> date:
    """Return the day whose rules apply to a meeting."""
    return timezone.localdate(meeting.starts_at) if meeting.starts_at else today()


def terms_of(meeting: Meeting) -> Terms | None:
    """Return the rules that apply to a meeting; its kind never matters (S1-26)."""
    return terms_on(day_of(meeting), meeting.body)


def last_day(meeting: Meeting, terms: Terms) -> date | None:
    """Return the last day to claim: as many months after the meeting as the table says.

    In a month that lacks the day it is the last one: 31 August gives 28 February.
    """
    months = terms.table.claim_months
    if months is None:
        return None
    day = day_of(meeting)
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def length(meeting: Meeting) -> int:
    """Return the minutes from the start to the later of the planned and real end."""
    if not meeting.starts_at or not meeting.ends_at:
        return 0
    end = max(meeting.ends_at, meeting.ended_at or meeting.ends_at)
    return min(_minutes(meeting.starts_at, end), DAY_AND_NIGHT)


def noted_minutes(guest: Guest) -> int:
    """Return for how long somebody was noted as present, within the meeting."""
    meeting = guest.meeting
    if not (guest.arrived_at and meeting.starts_at and meeting.ends_at):
        return 0
    start = max(guest.arrived_at, meeting.starts_at)
    end = guest.left_at or meeting.ended_at or meeting.ends_at
    return min(_minutes(start, end), length(meeting))


def _minutes(start: datetime, end: datetime) -> int:
    return max(int((end - start).total_seconds() // 60), 0)


def why_not_yet(guest: Guest, terms: Terms | None, now: datetime | None = None) -> str:
    """Return why nothing can be claimed, or nothing: one of the words below.

    not_over, not_there, no_rules, no_reference, too_late.
    """
    meeting, now = guest.meeting, now or timezone.now()
    has_passed = meeting.ends_at is not None and meeting.ends_at <= now
    if meeting.stage == MeetingStage.CANCELLED:
        return "not_there"
    if not (has_passed or meeting.stage == MeetingStage.ENDED):
        return "not_over"
    if guest.arrived_at is None:
        return "not_there"
    if terms is None:
        return "no_rules"
    if terms.missing:
        return "no_reference"
    last = last_day(meeting, terms)
    return "too_late" if last and timezone.localdate(now) > last else ""


def check(guest: Guest, asked: Asked, terms: Terms) -> None:
    """Refuse what cannot be right, each at its field."""
    longest = length(guest.meeting)
    if not 0 <= asked.minutes <= longest:
        raise Invalid(
            _("The meeting was %(time)s long. Write at most so many minutes.")
            % {"time": hours(longest)},
            "minutes",
        )
    if not 0 <= asked.travel_minutes <= DAY_AND_NIGHT:
        raise Invalid(
            _("Write the minutes there and back: at most a day and a night."),
            "travel_minutes",
        )
    if not 0 <= asked.metres <= FARTHEST:
        raise Invalid(
            _("Write the kilometres there and back: at most 5 000."), "kilometres"
        )
    for kind, amount in asked.receipts.items():
        if not 0 <= amount <= DEAREST:
            raise Invalid(_("Write a sum from 0 to 50 000 kr."), kind.value)
    if Kind.OTHER_COST in asked.kinds and not asked.cost_words.strip():
        raise Invalid(_("Write what the other cost was."), "cost_words")
    _check_proof(asked, terms)


def _check_proof(asked: Asked, terms: Terms) -> None:
    needed = any(
        row.needs_proof and Kind(row.kind) in asked.kinds for row in terms.rows
    )
    if needed and not asked.proof:
        raise Invalid(_("Choose how you show the income you lost."), "proof")


def reckon(guest: Guest, asked: Asked, terms: Terms) -> Reckoned:
    """Return what a claim gives, with what the same person's other claims gave before.

    Asks the database for those claims; stores nothing.
    """
    day = day_of(guest.meeting)
    before, this_year = paid_before(guest, day)
    presence = Presence(
        day=day,
        minutes=asked.minutes,
        travel_minutes=asked.travel_minutes,
        metres=asked.metres,
        asked=asked.kinds,
        receipts=asked.receipts,
        before=before,
        this_year=this_year,
    )
    found = terms.calculate(
        presence, is_elected=guest.is_elected, is_employed=asked.is_employed
    )
    return _reckoned(found, terms)


def _reckoned(found: Calculation, terms: Terms) -> Reckoned:
    lines = tuple(
        ClaimLine(
            position=position,
            row=row,
            kind=row.kind,
            label=row.label,
            meeting_minutes=line.meeting_minutes,
            travel_minutes=line.travel_minutes,
            quantity=line.quantity,
            exact=str(line.exact),
            amount=line.amount,
            index_amount=terms.values.get(row.of) if row.of else None,
            table_name=table.name,
            decision_reference=table.decision_reference,
            source=line.rule.source,
            valid_from=table.valid_from,
        )
        for position, line in enumerate(found.lines, 1)
        if (row := terms.row(line.rule.key)) and (table := terms.tables[row.table_id])
    )
    left_out = tuple((terms.row(rule.key), why) for rule, why in found.left_out)
    return Reckoned(lines, left_out)


def told_left_out(reckoned: Reckoned) -> list[tuple[RuleRow, Reason]]:
    """Return what gives nothing and is worth telling."""
    paid = {line.kind for line in reckoned.lines}
    return [
        (row, why) for row, why in reckoned.left_out if is_worth_telling(row, why, paid)
    ]


def is_worth_telling(row: RuleRow, why: Reason, paid: Collection[str]) -> bool:
    """Say no for what nobody asked for, and for a tier beside one that pays."""
    is_beside = why == Reason.OTHER_TIME and row.kind in paid
    return why != Reason.NOT_ASKED and not is_beside
