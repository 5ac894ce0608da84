"""Who says what came of samråd, and who reads it: those of the programme."""

from gensvar.accounts.models import User
from gensvar.consultations.models import ConsultationItem
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.policies import Visitor
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_keep_programme, may_work_in_programme

__all__ = [
    "may_follow_items",
    "may_follow_up_item",
    "may_note_duties",
    "may_report_year",
    "may_share_meeting",
]


def may_follow_items(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the owner and of the administrations say what came."""
    return may_work_in_programme(user, programme)


def may_follow_up_item(user: Visitor, item: ConsultationItem) -> bool:
    """The same, for one item; its meeting belongs to a programme."""
    programme = item.item.meeting.programme
    return programme is not None and may_follow_items(user, programme)


def may_share_meeting(user: User, meeting: Meeting) -> bool:
    """Those who keep a meeting or its programme say which authorities share it."""
    programme = meeting.programme
    return may_keep_meeting(user, meeting) or (
        programme is not None and may_keep_programme(user, programme)
    )


def may_note_duties(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs in the programme note what was done, and what changed."""
    return may_work_in_programme(user, programme)


def may_report_year(user: Visitor, programme: Programme) -> bool:
    """Officers and chairs of the owner write its yearly report, and publish."""
    return may_keep_programme(user, programme)
