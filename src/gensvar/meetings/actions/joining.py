"""Coming without having been asked: somebody instead, or by registering oneself."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid
from gensvar.meetings.actions.answering import (
    LOOKED_AT,
    check_open,
    hold_both,
    refuse_while_sent,
)
from gensvar.meetings.actions.guests import add, check_voice
from gensvar.meetings.actions.interests import empty_interests
from gensvar.meetings.actions.inviting import note_invited
from gensvar.meetings.actions.needs import empty_needs
from gensvar.meetings.actions.offering import pass_on_seats
from gensvar.meetings.messages import come_instead, here_is_your_page
from gensvar.meetings.models import Guest, GuestState, Meeting, Side
from gensvar.meetings.seats import HOLD_A_SEAT
from gensvar.notifications.actions import send
from gensvar.organisations.models import Organisation
from gensvar.organisations.naming import organisation_named


@transaction.atomic
def send_substitute(guest: Guest, name: str, email: str) -> Guest:
    """Let somebody else come instead; organisation, side and seat go along (S4-087).

    Raises Invalid at the field, when it is too late, or while somebody comes instead
    already: one invitation, and one voice, is one person's at a time.
    """
    now = timezone.now()
    hold_both(guest)
    check_open(guest.meeting, now)
    refuse_while_sent(guest)
    _check_other_person(guest, name, email)
    holds = guest.state in HOLD_A_SEAT
    substitute = Guest(
        meeting=guest.meeting,
        side=guest.side,
        name=name.strip(),
        email=email.strip().lower(),
        organisation=guest.organisation,
        body=guest.body,
        represents=guest.represents,
        speaks=guest.speaks,
        language=guest.language,
        state=GuestState.ACCEPTED if holds else GuestState.INVITED,
        answered_at=now if holds else None,
        answered_sequence=guest.meeting.sequence if holds else 0,
        substitute_of=guest,
    )
    check_voice(substitute)
    _step_back(guest, now)
    add(substitute)
    send([come_instead(substitute)])
    note_invited([substitute])
    record("send substitute", substitute, instead_of=guest.pk)
    pass_on_seats(guest.meeting, now)
    return substitute


def _step_back(guest: Guest, now: datetime) -> None:
    """Let a guest not come; what was needed and declared goes with that."""
    guest.state = GuestState.DECLINED
    guest.offered_until = guest.queued_at = None
    guest.answered_at = now
    guest.save(update_fields=["state", "offered_until", "queued_at", "answered_at"])
    empty_needs([guest])
    empty_interests([guest])


def _check_other_person(guest: Guest, name: str, email: str) -> None:
    _check_person(name, email)
    if email.strip().lower() == guest.email:
        raise Invalid(_("That is your own address."), "email")


@transaction.atomic
def register(
    meeting: Meeting, name: str, email: str, organisation: str = "", language: str = ""
) -> None:
    """Let anybody ask to come to an open meeting; the seat is taken by the letter.

    An address that is known already gets the way to its page and nothing else
    changes: so nobody learns who is asked, and nobody answers for somebody else.
    """
    hold(meeting, *LOOKED_AT, "registration_open")
    check_open(meeting, timezone.now())
    if not meeting.registration_open:
        raise Invalid(_("Registration to this meeting is closed."))
    _check_person(name, email)
    address = email.strip().lower()
    known = Guest.objects.filter(meeting=meeting, email=address).first()
    if known is not None and known.state == GuestState.WITHDRAWN:
        return
    guest = known or add(
        Guest(
            meeting=meeting,
            side=Side.OTHER,
            name=name.strip(),
            email=address,
            organisation=known_organisation(organisation),
            represents=organisation.strip()[:200],
            language=language or "sv",
        )
    )
    guest.meeting = meeting
    send([here_is_your_page(guest)])
    note_invited([guest])
    if known is None:
        record("register for meeting", guest, meeting=meeting.pk)


def known_organisation(name: str) -> Organisation | None:
    """Return the organisation that the name means, if we know it; else none."""
    return organisation_named(name)


def _check_person(name: str, email: str) -> None:
    if not name.strip():
        raise Invalid(_("Write a name."), "name")
    if len(name.strip()) > 200:
        raise Invalid(_("Write at most 200 characters."), "name")
    try:
        validate_email(email.strip())
    except ValidationError:
        raise Invalid(
            _("Write an e-mail address, such as name@example.org."), "email"
        ) from None
