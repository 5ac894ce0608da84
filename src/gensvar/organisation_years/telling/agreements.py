"""Agreements: when they end and are gone through, and what both sides promised."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gensvar.agreements.models import AgreementStage, CommitmentStatus
from gensvar.organisation_years.queries.agreements import Agreed
from gensvar.organisations.yearly import YearEntry

# What ends is told of half a year, a year and two years before (S4-120).
ENDS_WITHIN = (6, 12, 24)
# A review is prepared together: it waits for both from two months before.
REVIEW_WAITS = 2
OPEN = (CommitmentStatus.PLANNED, CommitmentStatus.ONGOING)


def agreements_told(rows: Iterable[Agreed], today: date) -> list[YearEntry]:
    """Tell of each agreement once: when it ends, and when it is gone through."""
    return [_agreement(row, today) for row in {row.pk: row for row in rows}.values()]


def _agreement(row: Agreed, today: date) -> YearEntry:
    words, soon = _ends(row.valid_to, today)
    if row.stage == AgreementStage.ENDED:
        words, soon = _("The agreement has ended."), False
    review = row.review_on if row.stage != AgreementStage.ENDED else None
    if review:
        day = date_format(review, "j F Y")
        words += " " + _("We go through it together by %(day)s.") % {"day": day}
    due = review is not None and months_between(today, review) < REVIEW_WAITS
    is_open = soon or due
    day_of_it = min(
        (one for one in (review if due else None, row.valid_to) if one), default=None
    )
    return YearEntry(day_of_it, row.title, words, _address(row), is_open)


def _address(row: Agreed) -> str:
    return f"/overenskommelser/{row.public_id}/" if row.published_at else ""


def _ends(last: date | None, today: date) -> tuple[str, bool]:
    if last is None:
        return _("No last day is set."), False
    day = date_format(last, "j F Y")
    if last < today:
        return _("Ended on %(day)s.") % {"day": day}, False
    for months in ENDS_WITHIN:
        if months_between(today, last) < months:
            words = _("Ends on %(day)s, within %(months)s months.")
            return words % {"day": day, "months": months}, months == ENDS_WITHIN[0]
    return _("Ends on %(day)s.") % {"day": day}, False


def months_between(first: date, last: date) -> int:
    """Return how many whole months there are from one day to a later one.

    >>> months_between(date(2026, 1, 31), date(2026, 7, 30))
    5
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def commitments_told(
    rows: Sequence[Agreed], side: str, year: int, today: date
) -> list[YearEntry]:
    """Tell of what one side promised for a year, or should have done before it."""
    own = [row for row in rows if row.commitments__side == side]
    found = [row for row in own if _concerns(row, year, today)]
    return [_commitment(row, today) for row in found]


def _concerns(row: Agreed, year: int, today: date) -> bool:
    due = row.commitments__due_on
    if row.commitments__words is None or due is None or row.commitments__withdrawn_on:
        return False
    is_open = row.commitments__status in OPEN
    return due.year == year or (is_open and due.year < year == today.year)


def _commitment(row: Agreed, today: date) -> YearEntry:
    status = str(CommitmentStatus(row.commitments__status or "").label)
    due = row.commitments__due_on
    is_late = due is not None and due < today and row.commitments__status in OPEN
    told = [f"{status}.", *_both_say(row)]
    if is_late:
        told.append(_("It should have been done by now."))
    return YearEntry(
        day=due,
        what=f"{row.commitments__who}: {row.commitments__words}",
        state=" ".join(told),
        address=_address(row),
        is_open=is_late,
        since=due if is_late else None,
    )


def _both_say(row: Agreed) -> list[str]:
    """Tell how each side sees it, where they have said anything at the follow-up."""
    sides = (
        (_("The region says: %(status)s."), row.region_said),
        (_("The other parties say: %(status)s."), row.others_said),
    )
    return [
        words % {"status": str(CommitmentStatus(said).label).lower()}
        for words, said in sides
        if said
    ]
