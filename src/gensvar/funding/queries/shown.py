"""Support as everyone sees it, in plain values: what nobody knows stays unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gensvar.funding.law import LawNote, note_on
from gensvar.funding.models import FundingForm, FundingRound, Indexing, ReportBack
from gensvar.funding.periods import Span, said
from gensvar.funding.queries.coming import Coming, days_of
from gensvar.kernel.days import today
from gensvar.kernel.money import KRONA
from gensvar.kernel.money import said as kronor
from gensvar.organisations.models import OrganisationKind


@dataclass(frozen=True)
class ReportShown:
    """Something to report back: days None when nobody has said when."""

    what: str
    days: int | None
    after: str


@dataclass(frozen=True)
class RoundShown:
    """The days of one round; None where nobody knows."""

    opens_on: date | None
    closes_on: date | None
    decision_on: date | None
    decision_month: date | None
    paid_on: date | None
    reported_by: date | None
    decided_on: date | None
    is_cancelled: bool
    cancelled_why: str
    told_before: int | None
    is_open: bool


@dataclass(frozen=True)
class Support:
    """One form of support. `state` is open, coming, closed or unknown."""

    pk: int
    public_id: str
    name: str
    kind: str
    kind_said: str
    body: str
    purpose: str
    benefit: str
    for_whom: str
    kinds: tuple[str, ...]
    kinds_said: tuple[str, ...]
    place: str
    least: int | None
    most: int | None
    period: str
    indexed: str
    is_index_known: bool
    index_how: str
    conditions: str
    steps: tuple[str, ...]
    contact_role: str
    contact_email: str
    link: str
    valid_to: date | None
    reviewed_on: date | None
    reports: tuple[ReportShown, ...]
    rounds: tuple[RoundShown, ...]
    law: LawNote | None
    state: str
    next_round: RoundShown | None

    @property
    def least_said(self) -> str:
        """Return the smallest sum as Swedes write it, "" when nobody knows."""
        return "" if self.least is None else kronor(self.least * KRONA)

    @property
    def most_said(self) -> str:
        """Return the largest sum as Swedes write it, "" when nobody knows."""
        return "" if self.most is None else kronor(self.most * KRONA)


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for; an empty field asks for nothing."""

    kind: str = ""
    who: str = ""
    amount: int | None = None
    only_open: bool = False

    def takes(self, one: Support) -> bool:
        """Say whether support may be what is looked for: unknown may always be."""
        return (
            self.kind in {"", one.kind}
            and (not self.who or not one.kinds or self.who in one.kinds)
            and (not self.only_open or one.state == "open")
            and self._fits(one)
        )

    def _fits(self, one: Support) -> bool:
        if self.amount is None:
            return True
        return (one.least is None or one.least <= self.amount) and (
            one.most is None or self.amount <= one.most
        )


def shown_support() -> list[Support]:
    """Return all support that is shown, what is open first."""
    rows = _shown().prefetch_related("rounds", "reports").select_related("body")
    found = [as_support(row) for row in rows]
    return sorted(found, key=_order)


def one_support(public_id: str) -> Support | None:
    """Return support that is shown, or nothing."""
    rows = _shown().prefetch_related("rounds", "reports").select_related("body")
    row = rows.filter(public_id=public_id).first()
    return as_support(row) if row else None


def shown_days(form_id: str = "") -> list[Coming]:
    """Return every day of the rounds of support that is shown."""
    rows = FundingRound.objects.filter(form__published_at__isnull=False)
    if form_id:
        rows = rows.filter(form__public_id=form_id)
    return days_of(rows.select_related("form__body"))


def _shown() -> QuerySet[FundingForm]:
    rows = FundingForm.objects.filter(published_at__isnull=False)
    return rows.exclude(valid_to__lt=today())


def _order(one: Support) -> tuple[int, date, str]:
    places = {"open": 0, "coming": 1, "unknown": 2, "closed": 3}
    near = one.next_round
    day = (near.closes_on if one.state == "open" else near.opens_on) if near else None
    return places[one.state], day or date.max, one.name.casefold()


def as_support(row: FundingForm) -> Support:
    """Return support as everyone sees it, shown or not yet."""
    rounds = tuple(as_round(one) for one in row.rounds.all())
    state, near = state_of(rounds)
    span = Span(row.months_least, row.months_most, row.is_open_ended)
    labels = dict(OrganisationKind.choices)
    return Support(
        pk=row.pk,
        public_id=row.public_id,
        name=row.name,
        kind=row.kind,
        kind_said=row.get_kind_display(),
        body=str(row.body),
        purpose=row.purpose,
        benefit=row.benefit,
        for_whom=row.for_whom,
        kinds=tuple(row.for_kinds),
        kinds_said=tuple(str(labels[one]) for one in row.for_kinds),
        place=row.place,
        least=row.least,
        most=row.most,
        period=said(span),
        indexed=row.get_indexed_display(),
        is_index_known=row.indexed != Indexing.UNKNOWN,
        index_how=row.index_how,
        conditions=row.conditions,
        steps=steps_of(row),
        contact_role=row.contact_role,
        contact_email=row.contact_email,
        link=row.link,
        valid_to=row.valid_to,
        reviewed_on=row.reviewed_on,
        reports=tuple(_report(one) for one in row.reports.all()),
        rounds=rounds,
        law=note_on(row.kind),
        state=state,
        next_round=near,
    )


def steps_of(row: FundingForm) -> tuple[str, ...]:
    """Return how one applies, one step at a time."""
    return tuple(line.strip() for line in row.steps.splitlines() if line.strip())


def _report(row: ReportBack) -> ReportShown:
    return ReportShown(row.what, row.days, row.get_after_display())


def as_round(row: FundingRound) -> RoundShown:
    """Return the days of a round."""
    day = today()
    is_open = (
        row.cancelled_on is None
        and row.closes_on is not None
        and row.closes_on >= day
        and row.opens_on is not None
        and row.opens_on <= day
    )
    return RoundShown(
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        decision_on=row.decision_on,
        decision_month=row.decision_month,
        paid_on=row.paid_on,
        reported_by=row.reported_by,
        decided_on=row.decided_on,
        is_cancelled=row.cancelled_on is not None,
        cancelled_why=row.cancelled_why,
        told_before=row.told_before,
        is_open=is_open,
    )


def state_of(rounds: Iterable[RoundShown]) -> tuple[str, RoundShown | None]:
    """Return whether one can apply now, and the round that says so.

    Without a day that says anything, nobody knows.
    """
    held = [one for one in rounds if not one.is_cancelled]
    for one in held:
        if one.is_open:
            return "open", one
    day = today()
    ahead = [one for one in held if one.opens_on and one.opens_on > day]
    if ahead:
        return "coming", min(ahead, key=lambda one: one.opens_on or date.max)
    if any(one.closes_on is None or one.closes_on >= day for one in held) or not held:
        return "unknown", None
    return "closed", None
