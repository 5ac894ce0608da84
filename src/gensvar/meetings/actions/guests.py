"""The list of guests: ask, change, withdraw with a way back, take over from before."""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel import secrets
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.interests import empty_interests
from gensvar.meetings.actions.inviting import invite, tell_new_address
from gensvar.meetings.actions.needs import empty_needs
from gensvar.meetings.keys import give_token
from gensvar.meetings.messages import has_been_withdrawn
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage, Side
from gensvar.meetings.pasting import Line
from gensvar.meetings.policies import may_keep_meeting, works_for
from gensvar.meetings.queries import seats_of
from gensvar.meetings.seats import HOLD_A_SEAT
from gensvar.notifications.actions import send
from gensvar.organisations.actions.parties import keep_organisation
from gensvar.organisations.models import Organisation

# Within this time a withdrawal can be undone as if it had never been.
TIME_TO_UNDO = timedelta(minutes=10)


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
    """Put somebody on the list; the letter leaves when the meeting is called.

    Where it has been called already the letter leaves at once. Raises NotAllowed, or
    Invalid at the field.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if not name.strip():
        raise Invalid(_("Write who is asked."), "name")
    guest = Guest(
        meeting=meeting,
        name=name.strip(),
        email=email.strip().lower(),
        side=side,
        organisation=organisation,
        speaks=speaks,
        language=language,
        **more,
    )
    check_voice(guest)
    add(guest)
    record("ask guest", guest, by=by, meeting=meeting.pk, side=side)
    if meeting.stage == MeetingStage.CALLED:
        invite(meeting, [guest])
    return guest


def add(guest: Guest) -> Guest:
    """Save a new guest, or raise Invalid: an address is asked once to a meeting."""
    try:
        with transaction.atomic():
            give_token(guest).save()
    except IntegrityError:
        raise Invalid(_("This address has already been asked."), "email") from None
    return guest


@transaction.atomic
def change_guest(
    guest: Guest, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change what is known of a guest. Raises NotAllowed, Invalid and Stale.

    With another address the guest gets another page: the old link opens nothing, so
    that who reads the old address cannot act for the guest.
    """
    # Any: the values of any field.
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    if not str(facts.get("name", guest.name)).strip():
        raise Invalid(_("Write who is asked."), "name")
    changes, before = {**facts}, guest.email
    if "email" in changes:
        changes["email"] = str(changes["email"]).strip().lower()
    is_moved = changes.get("email", before) != before
    changed = copy(guest)
    for name, value in changes.items():
        setattr(changed, name, value)
    check_voice(changed)
    if is_moved:
        changed.key = secrets.token()
        give_token(changed)
        changes |= {"key": changed.key, "token_hash": changed.token_hash}
    try:
        with transaction.atomic():
            save_if_current(guest, seen_version, changes)
    except IntegrityError:
        raise Invalid(_("This address has already been asked."), "email") from None
    record("change guest", guest, by=by, fields=sorted(facts), new_page=is_moved)
    if is_moved:
        tell_new_address(guest)


def check_voice(guest: Guest) -> None:
    """Let nobody who works for the bodies of a meeting speak for the other side.

    Otherwise one and the same person could approve agenda and notes for both. Raises
    Invalid at the address.
    """
    if guest.side != Side.OTHER or not guest.speaks or not guest.email:
        return
    if works_for(guest.email, guest.meeting):
        raise Invalid(
            _(
                "This address belongs to somebody who works for a body that keeps the "
                "meeting. They cannot speak for the other side."
            ),
            "email",
        )


@transaction.atomic
def withdraw_guest(guest: Guest, *, by: User) -> None:
    """Take back an invitation; for ten minutes nothing more happens.

    After that the worker tells the guest, empties what was needed and passes the seat
    on, so that undoing within that time leaves no trace but in the log.
    """
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    hold(guest.meeting, "stage")
    hold(guest, "state", "arrived_at")
    if guest.arrived_at is not None:
        raise NotYet([_("somebody who has not come: undo the arrival first")])
    if guest.state == GuestState.WITHDRAWN:
        return
    Guest.objects.filter(pk=guest.pk).update(
        state=GuestState.WITHDRAWN,
        withdrawn_from=guest.state,
        withdrawn_at=timezone.now(),
    )
    guest.refresh_from_db()
    record("withdraw guest", guest, by=by, before=guest.withdrawn_from)


@transaction.atomic
def restore_guest(guest: Guest, *, by: User) -> None:
    """Undo a withdrawal: the answer comes back, and the seat where one is free.

    Where the seat has been passed on, the guest stands first on the waiting list.
    """
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    hold(guest.meeting, "stage", "seats", "seats_per_organisation")
    hold(guest, "state", "withdrawn_from")
    if guest.state != GuestState.WITHDRAWN:
        return
    before = guest.withdrawn_from or GuestState.INVITED
    has_room = seats_of(guest.meeting).has_room(guest.organisation_id)
    if before in HOLD_A_SEAT and not has_room:
        before = GuestState.WAITING
    queued_at = guest.queued_at
    if before == GuestState.WAITING:
        queued_at = queued_at or guest.answered_at or timezone.now()
    Guest.objects.filter(pk=guest.pk).update(
        state=before, withdrawn_from="", withdrawn_at=None, queued_at=queued_at
    )
    guest.refresh_from_db()
    record("restore guest", guest, by=by, state=guest.state)


@transaction.atomic
def finish_withdrawals(meeting: Meeting) -> None:
    """Tell those whose invitation was taken back, and empty what they needed."""
    hold(meeting, "stage")
    gone = Guest.objects.filter(
        meeting=meeting,
        state=GuestState.WITHDRAWN,
        withdrawn_at__lte=timezone.now() - TIME_TO_UNDO,
    ).exclude(withdrawn_from="")
    found = list(gone.select_related("meeting", "meeting__body"))
    empty_needs(found)
    empty_interests(found)
    send(has_been_withdrawn(guest) for guest in found if guest.invited_at)
    for guest in found:
        record("tell withdrawal", guest)
    gone_ids = [guest.pk for guest in found]
    Guest.objects.filter(pk__in=gone_ids).update(withdrawn_from="")


@transaction.atomic
def ask_many(meeting: Meeting, found: Iterable[Line], *, by: User) -> int:
    """Put everybody on a list that has been judged on the list; return how many.

    Organisations that are not known are written down as they are spelt. Who has been
    asked meanwhile is passed over.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    asked = set(Guest.objects.filter(meeting=meeting).values_list("email", flat=True))
    number = 0
    for line in found:
        if line.email and line.email.lower() in asked:
            continue
        ask_guest(
            meeting,
            line.name,
            by=by,
            email=line.email,
            organisation=keep_organisation(line.organisation, by=by),
        )
        asked.add(line.email.lower())
        number += 1
    return number


@transaction.atomic
def ask_again(meeting: Meeting, guests: Iterable[Guest], *, by: User) -> int:
    """Ask guests of earlier meetings, with side, role and organisation as they were."""
    number = 0
    for guest in guests:
        ask_guest(
            meeting,
            guest.name,
            by=by,
            email=guest.email,
            side=guest.side,
            organisation=guest.organisation,
            speaks=guest.speaks,
            language=guest.language,
            represents=guest.represents,
            is_elected=guest.is_elected,
        )
        number += 1
    return number
