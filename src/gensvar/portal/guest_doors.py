"""Where a guest can go from the own page: each part of a meeting adds its door."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.meetings.public.guests import GuestPage

Door = tuple[str, Promise | str, Callable[[GuestPage], bool]]


def _may_be_helped(page: GuestPage) -> bool:
    return page.is_open and page.state != "declined"


# The name of an address that takes the token, what it is called, and for whom it is.
DOORS: list[Door] = [
    ("guest-needs", _("Say what you need to take part"), _may_be_helped),
    ("guest-substitute", _("Let somebody else come instead"), lambda page: page.is_open),
]


def doors_of(page: GuestPage) -> list[tuple[str, str]]:
    """Return the doors that are open to a guest: name of the address, and words."""
    return [(name, str(words)) for name, words, is_open in DOORS if is_open(page)]
