"""Meetings in a year, and whose turn it is to chair."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gensvar.kernel import addresses
from gensvar.meetings.models import MeetingStage, Side
from gensvar.meetings.rotation import turn
from gensvar.organisation_years.queries.meetings import Met
from gensvar.organisations.yearly import YearEntry

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)


def meetings_told(rows: Iterable[Met], year: int, today: date) -> list[YearEntry]:
    """Tell of the meetings of a year: those to come first, then the latest."""
    own = [row for row in rows if row.concerns_us and row.day and row.day.year == year]
    ahead = [row for row in own if row.day and row.day >= today]
    past = [row for row in own if row.day and row.day < today]
    return [_meeting(row, today) for row in [*ahead, *reversed(past)]]


def _meeting(row: Met, today: date) -> YearEntry:
    is_ahead = row.day is not None and row.day >= today and row.stage not in OVER
    return YearEntry(
        day=row.day,
        what=row.title,
        state=_ahead(row) if is_ahead else _behind(row),
        address=_address(row),
        is_open=is_ahead and row.unanswered > 0,
        since=row.reply_by,
    )


def _address(row: Met) -> str:
    page = addresses.open_meeting(row.public_id)
    if row.has_notes:
        return f"{page}anteckningar/"
    return page if row.is_shown else ""


def _ahead(row: Met) -> str:
    if not row.unanswered:
        return _("Asked from you: %(asked)s. All have answered.") % {"asked": row.asked}
    words = _("Asked from you: %(asked)s. Have not answered: %(number)s.")
    told = words % {"asked": row.asked, "number": row.unanswered}
    how = _("Each answers by the link in the letter.")
    if row.reply_by:
        day = date_format(row.reply_by, "j F")
        last = _("Answer by %(day)s.") % {"day": day}
        return f"{told} {last} {how}"
    return f"{told} {how}"


def _behind(row: Met) -> str:
    if row.stage == MeetingStage.CANCELLED:
        return _("The meeting was cancelled.")
    if not row.noted:
        words = _("Asked from you: %(asked)s. Nobody has noted who came.")
        return words % {"asked": row.asked}
    words = _("Asked from you: %(asked)s. Came: %(came)s.")
    return words % {"asked": row.asked, "came": row.came}


def turns_told(rows: Iterable[Met], today: date) -> list[YearEntry]:
    """Tell whose turn it is to chair the next meeting of each series."""
    series: dict[int, list[Met]] = {}
    for row in rows:
        takes_turns = row.series__chair_rotates and row.series is not None
        if takes_turns and row.stage != MeetingStage.CANCELLED:
            series.setdefault(row.series or 0, []).append(row)
    return [_turn(found, today) for found in series.values()]


def _turn(rows: list[Met], today: date) -> YearEntry:
    # Those without a time yet come last, as in the series itself.
    ordered = sorted(rows, key=lambda row: (row.day or date.max, row.pk))
    before = [
        row for row in ordered if row.stage in OVER or (row.day and row.day < today)
    ]
    coming = [row for row in ordered if row not in before]
    first = ordered[0].series__first_chair or Side.REGION
    ours = turn(first, len(before)) == Side.OTHER
    known = coming[0] if coming and coming[0].stage != MeetingStage.PREPARING else None
    state = _("It is the turn of your side to chair.")
    if not ours:
        state = _("It is the turn of the region to chair.")
    name = known.chair_name if known else ""
    if name:
        named = _("The chair is named.")
        state = f"{state} {named}"
    return YearEntry(
        day=known.day if known else None,
        what=ordered[0].series__name or "",
        state=state,
        address=_address(known) if known else "",
        is_open=ours and not name,
    )
