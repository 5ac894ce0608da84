"""Asking guests, and noting who came."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.keys import give_token
from gensvar.meetings.models import Guest, Meeting, Side
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.models import Organisation


@transaction.atomic
def ask_guest(  # noqa: PLR0913 -- a guest has that many facts
    meeting: Meeting,
    name: str,
    *,
    by: User,
    email: str = "",
    side: str = Side.OTHER,
    organisation: Organisation | None = None,
    speaks: bool = False,
    language: str = "sv",
    **more: object,
) -> Guest:
    """Put somebody on the list of a meeting; the letter leaves when it is called."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if not name.strip():
        raise Invalid(_("Write who is asked."), "name")
    address = email.strip().lower()
    if address and Guest.objects.filter(meeting=meeting, email=address).exists():
        raise Invalid(_("This address has already been asked."), "email")
    guest = give_token(
        Guest(
            meeting=meeting,
            name=name.strip(),
            email=address,
            side=side,
            organisation=organisation,
            speaks=speaks,
            language=language,
            **more,
        )
    )
    guest.save()
    record("ask guest", guest, by=by, meeting=meeting.pk, side=side)
    return guest


@transaction.atomic
def note_arrival(guest: Guest, *, by: User, at: datetime | None = None) -> None:
    """Note that somebody has come."""
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    guest.arrived_at = at or timezone.now()
    guest.noted_by = by
    guest.save(update_fields=["arrived_at", "noted_by"])
    record("note arrival", guest, by=by)
