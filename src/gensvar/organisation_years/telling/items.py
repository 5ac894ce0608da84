"""What the organisation put on an agenda, and what became of it."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.consultations.models import Considered
from gensvar.kernel import addresses
from gensvar.meetings.models import ItemState, MeetingStage
from gensvar.organisation_years.queries.items import Raised
from gensvar.organisations.yearly import YearEntry


def items_told(rows: Iterable[Raised]) -> list[YearEntry]:
    """Tell of each item: what became of it, with the reason, and what is set aside."""
    return [_item(row) for row in rows]


def _item(row: Raised) -> YearEntry:
    day = timezone.localdate(row.proposed_at)
    is_open, state = _fate(row)
    if row.resources:
        aside = _("Set aside for it: %(what)s.") % {"what": row.resources.rstrip(".")}
        state = f"{state} {aside}"
    address = addresses.open_meeting(row.meeting__public_id) if row.is_shown else ""
    return YearEntry(day, row.title, state, address, is_open, day if is_open else None)


def _fate(row: Raised) -> tuple[bool, str]:
    """Return whether an answer is still waited for, and what became of the item."""
    known = _known(row)
    if known:
        return False, known
    if row.meeting__stage == MeetingStage.CANCELLED:
        return True, _("The meeting was cancelled. Nobody has said what happens now.")
    if row.meeting__stage == MeetingStage.ENDED:
        return True, _("The meeting is over. What came of it is not known yet.")
    if row.state == ItemState.PROPOSED:
        return True, _("The region has not said yes or no yet.")
    where = _("It stands on the agenda of %(meeting)s.")
    return False, where % {"meeting": row.meeting__title}


def _known(row: Raised) -> str:
    """Return what came of an item; "" when nobody has said it."""
    if row.result:
        return _("What came of it: %(words)s") % {"words": row.result}
    if row.considered:
        label = str(Considered(row.considered).label)
        return f"{label}: {row.considered_words or ''}".rstrip(": ")
    if row.state == ItemState.PARKED:
        return _("Put aside for now. Why: %(reason)s") % {"reason": row.reason}
    return ""
