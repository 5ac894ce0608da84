"""The letters about notes: news and a link, never anybody's words."""

from gensvar.kernel import addresses
from gensvar.meeting_notes.models import Notes
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.notifications.actions import Message, write
from gensvar.notifications.writing import one_line

KIND = "meeting notes"


def out_for_comments(notes: Notes, guest: Guest) -> Message:
    """Tell somebody who came that the notes can be read and commented on."""
    return _letter("out_for_comments", notes, guest)


def adjusted(notes: Notes, guest: Guest) -> Message:
    """Tell somebody that the notes have been adjusted and wait for approval."""
    return _letter("adjusted", notes, guest)


def approved(notes: Notes, guest: Guest) -> Message:
    """Tell somebody who came that both sides have approved the notes."""
    return _letter("approved", notes, guest)


def _letter(name: str, notes: Notes, guest: Guest) -> Message:
    token = token_of(guest)
    return write(
        f"meeting_notes/letters/{name}",
        kind=KIND,
        key=f"notes {notes.pk} {name} {notes.number} to {guest.pk}",
        to=guest.email,
        language=guest.language,
        cause=f"meeting {notes.meeting_id}",
        secret=token,
        title=one_line(notes.meeting.title),
        body=one_line(notes.meeting.body.name),
        comments_by=notes.comments_by,
        speaks=guest.speaks,
        address=addresses.absolute(f"{addresses.guest(token)}anteckningar/"),
    )
