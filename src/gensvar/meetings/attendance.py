"""The list of attendance as a document, the same for print and file."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.documents.content import Document, Facts, Paragraph, Table
from gensvar.meetings.counting import Counts
from gensvar.meetings.models import Guest, Meeting
from gensvar.ui.dates import clock, day


def attendance_list(
    meeting: Meeting, guests: Sequence[Guest], counts: Counts
) -> Document:
    """Return who was asked and who came, with the organisation each came for."""
    facts = [(_("Body"), meeting.body.name)]
    if meeting.starts_at is not None:
        when = f"{day(meeting.starts_at)} {clock(meeting.starts_at, meeting.ends_at)}"
        facts.append((_("When"), when))
    if meeting.place:
        facts.append((_("Where"), meeting.place))
    facts += [(label, str(number)) for label, number in numbers(meeting, counts)]
    rows = tuple(
        (
            guest.name or "–",
            str(guest.organisation or guest.body or "–"),
            str(guest.get_state_display()),
            came(guest),
        )
        for guest in guests
    )
    header = (_("Name"), _("Organisation"), _("Answer"), _("Present"))
    listed = (
        Table(_("Guests"), header, rows)
        if rows
        else Paragraph(_("Nobody is on the list yet."))
    )
    return Document(
        title=_("Attendance: %(title)s") % {"title": meeting.title},
        language=get_language() or "sv",
        author=settings.REGION_NAME,
        blocks=(Facts(tuple(facts)), listed),
    )


def numbers(meeting: Meeting, counts: Counts) -> list[tuple[str, int]]:
    """Return what is told of how many: noted and reported apart, never added up."""
    told = [
        (_("Said that they come"), counts.coming),
        (_("Persons present"), counts.present),
        (_("Organisations present"), counts.present_organisations),
    ]
    reported = (
        (_("Persons, as reported"), meeting.reported_persons),
        (_("Organisations, as reported"), meeting.reported_organisations),
    )
    return [
        *told,
        *((label, number) for label, number in reported if number is not None),
    ]


def came(guest: Guest) -> str:
    """Say when somebody came, and when they left if that was before the end."""
    if guest.arrived_at is None:
        return ""
    if guest.left_at is not None:
        return clock(guest.arrived_at, guest.left_at)
    return clock(guest.arrived_at)
