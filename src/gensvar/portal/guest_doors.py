"""Where a guest can go from the own page: each part of a meeting adds its door."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.exercises.public import seat_of
from gensvar.meeting_notes.public import can_tell_members, has_notes
from gensvar.meetings.public.agenda import guest_may_call, may_speak
from gensvar.meetings.public.guests import GuestPage
from gensvar.meetings.public.interests import may_declare
from gensvar.meetings.public.times import is_asked

Door = tuple[str, Promise | str, Callable[[GuestPage], bool]]


def _may_be_helped(page: GuestPage) -> bool:
    return page.is_open and page.state != "declined"


def _speaks(page: GuestPage) -> bool:
    return may_speak(page.guest) and page.meeting.stage != "cancelled"


def _is_ahead(page: GuestPage) -> bool:
    return page.meeting.stage in ("called", "under_way")


def _may_ask_for_pay(page: GuestPage) -> bool:
    return page.guest.arrived_at is not None


def _may_call(page: GuestPage) -> bool:
    return guest_may_call(page.guest)


# The name of an address that takes the token, what it is called, and for whom it is.
DOORS: list[Door] = [
    ("guest-times", _("Say which times suit you"), lambda page: is_asked(page.guest)),
    ("guest-agenda", _("Read the agenda, and have your say on it"), _speaks),
    ("guest-pack", _("Prepare: agenda and what to read"), _is_ahead),
    ("guest-needs", _("Say what you need to take part"), _may_be_helped),
    (
        "guest-interest",
        _("Say if you gain or lose by something on the agenda"),
        lambda page: may_declare(page.guest),
    ),
    ("guest-seat", _("See where you sit"), lambda page: bool(seat_of(page.guest))),
    (
        "guest-notes",
        _("Read the notes, and what became of the questions"),
        lambda page: has_notes(page.guest),
    ),
    (
        "guest-tell",
        _("Tell your members what was said"),
        lambda page: can_tell_members(page.guest),
    ),
    ("claim", _("Ask to be paid for the meeting, or say no to pay"), _may_ask_for_pay),
    (
        "guest-substitute",
        _("Let somebody else come instead"),
        lambda page: page.is_open,
    ),
    ("call-extra-meeting", _("Call an extra meeting"), _may_call),
]


def doors_of(page: GuestPage) -> list[tuple[str, str]]:
    """Return the doors that are open to a guest: name of the address, and words."""
    return [(name, str(words)) for name, words, is_open in DOORS if is_open(page)]
