"""A meeting for calendars: on the pages, in the feed, and with letters to guests."""

from dataclasses import replace
from email.utils import parseaddr

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from gensvar.meetings.calendar import Asked, Entry, as_request
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.notifications.writing import readable


def entry_of(
    meeting: Meeting, address: str, *, for_guests: bool = True, note: str = ""
) -> Entry | None:
    """Return a meeting as calendars need it; the link to it is for guests only."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    link = meeting.digital_link if for_guests else ""
    words = (meeting.purpose, meeting.place_access, link, note)
    return Entry(
        uid=meeting.public_id,
        sequence=meeting.sequence,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        changed_at=meeting.called_at or meeting.created_at,
        place=meeting.place or link,
        words="\n\n".join(part for part in (*words, address) if part),
        address=address,
        is_cancelled=meeting.stage == MeetingStage.CANCELLED,
    )


def invite_for(guest: Guest, *, takes_back: bool = False) -> str:
    """Return the calendar file that goes with a letter to a guest; "" without a time.

    It has the UID and the SEQUENCE of the meeting, so that a calendar moves what it
    has, and it takes the meeting out when it is cancelled or the guest is no longer
    asked. Neither the guest's own page nor the link of the meeting stands in it:
    calendars are shown to others.
    """
    meeting = guest.meeting
    language = readable(guest.language)
    with translation.override(language):
        note = _(
            "The letter has the address of your page. There you answer, and there is "
            "the link if the meeting has one. An answer in the calendar program does "
            "not reach us."
        )
        entry = entry_of(meeting, "", for_guests=False, note="" if takes_back else note)
    if entry is None or not guest.email:
        return ""
    asked = Asked(
        body=meeting.body.name,
        sender=parseaddr(settings.SENDER)[1],
        name=guest.name,
        address=guest.email,
        comes=guest.state == GuestState.ACCEPTED,
    )
    if takes_back:
        entry = replace(entry, is_cancelled=True)
    return as_request(entry, asked, language=language).decode()
