"""The letters to guests: each says one thing, once, and nothing about the guest.

The token of the guest's page is the letter's secret. What participants have written
is in no letter.
"""

from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.meetings.invites import invite_for
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import (
    Guest,
    GuestState,
    Material,
    Meeting,
    MeetingStage,
)
from gensvar.meetings.news import NEWS, is_still_news
from gensvar.meetings.texts import words_for
from gensvar.notifications.actions import Message, write
from gensvar.notifications.models import Letter

INVITED, MOVED, CANCELLED = "meeting invitation", "meeting moved", "meeting cancelled"
ANSWER_BY, DAY_BEFORE = "meeting answer by", "meeting day before"
OFFERED, CONFIRMED = "meeting seat offered", "meeting seat confirmed"
WAITS, WITHDRAWN = "meeting waiting list", "meeting invitation withdrawn"
REGISTERED, SUBSTITUTE = "meeting registration", "meeting substitute"
WHICH_DAY, DAY_SET, PACK = "meeting times", "meeting time set", "meeting pack"
MATERIAL = "meeting material"

COMES = frozenset({GuestState.ACCEPTED})
STILL_ASKED = frozenset({GuestState.INVITED})
# In which states of the guest each kind of letter is still wanted.
WANTED_IN = {
    INVITED: STILL_ASKED,
    SUBSTITUTE: STILL_ASKED | COMES,
    REGISTERED: frozenset(GuestState) - {GuestState.WITHDRAWN},
    MOVED: frozenset(GuestState) - {GuestState.WITHDRAWN, GuestState.DECLINED},
    ANSWER_BY: STILL_ASKED,
    DAY_BEFORE: COMES,
    OFFERED: frozenset({GuestState.OFFERED}),
    CONFIRMED: COMES,
    WAITS: frozenset({GuestState.WAITING}),
    WHICH_DAY: frozenset(GuestState) - {GuestState.WITHDRAWN, GuestState.DECLINED},
    DAY_SET: frozenset(GuestState) - {GuestState.WITHDRAWN, GuestState.DECLINED},
    PACK: COMES,
}

# With these the meeting comes for the reader's calendar, or goes out of it.
FOR_CALENDARS = frozenset({INVITED, SUBSTITUTE, MOVED, CONFIRMED})
OUT_OF_CALENDARS = frozenset({CANCELLED, WITHDRAWN})
HAS_NO_SEAT_YET = frozenset({GuestState.WAITING, GuestState.OFFERED})


def come_to_a_meeting(guest: Guest) -> Message:
    """Invite: what for, what can be influenced, when, where, how one answers."""
    return _letter("invitation", INVITED, guest, key=f"{INVITED} {guest.pk}")


def come_instead(guest: Guest) -> Message:
    """Invite somebody whom another guest sends instead."""
    return _letter("substitute", SUBSTITUTE, guest, key=f"{SUBSTITUTE} {guest.pk}")


def here_is_your_page(guest: Guest) -> Message:
    """Lead somebody who registered to the page where the seat is taken."""
    return _letter("registration", REGISTERED, guest, key=f"{REGISTERED} {guest.pk}")


def has_moved(guest: Guest) -> Message:
    """Tell the new time or place; who had answered is asked to confirm."""
    key = f"{MOVED} {guest.pk} {guest.meeting.sequence}"
    return _letter("moved", MOVED, guest, key=key)


def is_cancelled(guest: Guest) -> Message:
    """Tell that the meeting is cancelled, and why."""
    return _letter("cancelled", CANCELLED, guest, key=f"{CANCELLED} {guest.pk}")


def answer_soon(guest: Guest) -> Message:
    """Remind somebody who has not answered of the last day."""
    key = f"{ANSWER_BY} {guest.pk} {guest.meeting.reply_by}"
    return _letter("answer_by", ANSWER_BY, guest, key=key)


def it_is_tomorrow(guest: Guest) -> Message:
    """Remind somebody who comes of when and where."""
    key = f"{DAY_BEFORE} {guest.pk} {guest.meeting.sequence}"
    return _letter("day_before", DAY_BEFORE, guest, key=key)


def there_is_a_seat(guest: Guest) -> Message:
    """Offer a seat for some hours to somebody on the waiting list."""
    key = f"{OFFERED} {guest.pk} {guest.offered_until:%Y%m%d%H%M%S}"
    return _letter("offer", OFFERED, guest, key=key)


def you_are_coming(guest: Guest) -> Message:
    """Confirm a seat; once for each time and place that a meeting has had."""
    key = f"{CONFIRMED} {guest.pk} {guest.meeting.sequence}"
    return _letter("confirmed", CONFIRMED, guest, key=key)


def you_are_waiting(guest: Guest) -> Message:
    """Confirm a place on the waiting list."""
    return _letter("waiting", WAITS, guest, key=f"{WAITS} {guest.pk}")


def has_been_withdrawn(guest: Guest) -> Message:
    """Tell that the invitation has been taken back."""
    key = f"{WITHDRAWN} {guest.pk} {guest.withdrawn_at:%Y%m%d%H%M%S}"
    return _letter("withdrawn", WITHDRAWN, guest, key=key)


def which_day_suits(guest: Guest) -> Message:
    """Ask which of several times suit; anew when the times have changed."""
    meeting = guest.meeting
    times = "-".join(str(pk) for pk in meeting.day_options.values_list("pk", flat=True))
    return _letter("which_day", WHICH_DAY, guest, key=f"{WHICH_DAY} {guest.pk} {times}")


def time_is_set(guest: Guest) -> Message:
    """Tell those who were asked which time it became; the invitation comes later."""
    key = f"{DAY_SET} {guest.pk} {guest.meeting.starts_at:%Y%m%d%H%M}"
    return _letter("time_set", DAY_SET, guest, key=key)


def pack_key(guest: Guest) -> str:
    """Return the key of the letter with what to prepare: one for each time."""
    return f"{PACK} {guest.pk} {guest.meeting.sequence}"


def here_is_the_pack(guest: Guest) -> Message:
    """Lead somebody who comes to the agenda, the material and the purpose (S4-056)."""
    return _letter("pack", PACK, guest, key=pack_key(guest))


def bring_the_material(material: Material) -> Message:
    """Remind the one who brings material of its day: once before it, once after."""
    owner, meeting = material.owner, material.meeting
    is_late = material.due_on < today()
    when = "late" if is_late else "soon"
    return write(
        "meetings/letters/material",
        kind=MATERIAL,
        key=f"{MATERIAL} {material.pk} {material.due_on} {when}",
        to=owner.email if owner else "",
        language=owner.language if owner else "",
        cause=f"material {material.pk}",
        material=material,
        meeting=meeting,
        is_late=is_late,
        page=addresses.absolute(addresses.meeting_material(meeting.pk)),
    )


def material_is_still_wanted(letter: Letter) -> bool:
    """Say whether the material is still owed by the reader of the letter."""
    number = letter.cause.removeprefix("material ")
    rows = Material.objects.filter(pk=number, ready_at__isnull=True)
    return rows.filter(owner__email=letter.to, owner__is_active=True).exists()


def _letter(name: str, kind: str, guest: Guest, *, key: str) -> Message:
    meeting, token = guest.meeting, token_of(guest)
    page = addresses.absolute(addresses.guest(token))
    return write(
        f"meetings/letters/{name}",
        kind=kind,
        key=key,
        to=guest.email,
        language=guest.language,
        cause=f"guest {guest.pk}",
        secret=token,
        calendar=_calendar(kind, guest),
        meeting=meeting,
        own_words=words_for(meeting, guest.language),
        body=meeting.body.name,
        page=page,
        yes=f"{page}?svar=ja",
        no=f"{page}?svar=nej",
        times=f"{page}tider/",
        pack=f"{page}underlag/",
        calendar_page=f"{page}kalender.ics",
        is_asked_again=guest.state == GuestState.ACCEPTED,
        offered_until=guest.offered_until,
    )


def _calendar(kind: str, guest: Guest) -> str:
    """Return what the reader's calendar gets with a letter of this kind."""
    if kind in OUT_OF_CALENDARS:
        return invite_for(guest, takes_back=True)
    if kind in FOR_CALENDARS and guest.state not in HAS_NO_SEAT_YET:
        return invite_for(guest)
    return ""


def is_still_wanted(letter: Letter) -> bool:
    """Say whether a letter still tells its reader something that holds."""
    number = letter.cause.removeprefix("guest ")
    guest = Guest.objects.filter(pk=number).select_related("meeting").first()
    if guest is None or guest.email != letter.to.lower():
        return False
    if letter.kind == WITHDRAWN:
        return guest.state == GuestState.WITHDRAWN
    if letter.kind == CANCELLED:
        return guest.meeting.stage == MeetingStage.CANCELLED
    if guest.state not in WANTED_IN[letter.kind]:
        return False
    return _still_holds(letter, guest.meeting)


def _still_holds(letter: Letter, meeting: Meeting) -> bool:
    if meeting.stage in (MeetingStage.CANCELLED, MeetingStage.ENDED):
        return False
    if letter.kind in (MOVED, DAY_BEFORE, CONFIRMED, PACK):
        return letter.key.endswith(f" {meeting.sequence}")
    if letter.kind == ANSWER_BY:
        return letter.key.endswith(f" {meeting.reply_by}")
    return True


KINDS = (*WANTED_IN, CANCELLED, WITHDRAWN)
STILL_WANTED = {
    **dict.fromkeys(KINDS, is_still_wanted),
    MATERIAL: material_is_still_wanted,
    NEWS: is_still_news,
}
