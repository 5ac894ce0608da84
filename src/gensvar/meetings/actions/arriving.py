"""The day itself: who has come, who left early, and those nobody had on the list."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.guests import add
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage, Side
from gensvar.meetings.policies import may_keep_meeting
from gensvar.organisations.models import Organisation

# Guests can say themselves that they are here from so long before until so long after.
DOOR = timedelta(hours=3)


@transaction.atomic
def note_arrival(guest: Guest, *, by: User, at: datetime | None = None) -> None:
    """Note that somebody has come; who has come already keeps the first time."""
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    note_arrivals(guest.meeting, [guest.pk], by=by, at=at)
    guest.refresh_from_db(fields=["arrived_at", "left_at", "noted_by"])


@transaction.atomic
def note_arrivals(
    meeting: Meeting,
    guests: Collection[int],
    *,
    by: User,
    at: datetime | None = None,
) -> int:
    """Note that many have come; return how many had not been noted before."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")
    if meeting.stage == MeetingStage.CANCELLED:
        raise NotYet([_("a meeting that has not been cancelled")])
    rows = Guest.objects.filter(
        meeting=meeting, pk__in=guests, arrived_at__isnull=True
    ).exclude(state=GuestState.WITHDRAWN)
    new = list(rows)
    rows.update(arrived_at=at or timezone.now(), left_at=None, noted_by=by)
    for guest in new:
        record("note arrival", guest, by=by)
    return len(new)


@transaction.atomic
def undo_arrival(guest: Guest, *, by: User) -> None:
    """Take back that somebody has come."""
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    rows = Guest.objects.filter(pk=guest.pk, arrived_at__isnull=False)
    if rows.update(arrived_at=None, left_at=None, noted_by=None):
        record("undo arrival", guest, by=by)
    guest.arrived_at = guest.left_at = guest.noted_by = None


@transaction.atomic
def note_leaving(guest: Guest, *, by: User, at: datetime | None = None) -> None:
    """Note that somebody left before the end. Raises NotYet, or Invalid at "at"."""
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    moment = at or timezone.now()
    hold(guest, "arrived_at")
    if guest.arrived_at is None:
        raise NotYet([_("somebody who has come")])
    if moment < guest.arrived_at:
        raise Invalid(_("Nobody leaves before they have come. Change the time."), "at")
    guest.left_at = moment
    guest.save(update_fields=["left_at"])
    record("note leaving", guest, by=by)


@transaction.atomic
def undo_leaving(guest: Guest, *, by: User) -> None:
    """Take back that somebody left before the end."""
    if not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    if Guest.objects.filter(pk=guest.pk, left_at__isnull=False).update(left_at=None):
        record("undo leaving", guest, by=by)
    guest.left_at = None


@transaction.atomic
def welcome_walk_in(  # noqa: PLR0913 -- a guest has that many facts
    meeting: Meeting,
    name: str,
    *,
    by: User,
    organisation: Organisation | None = None,
    email: str = "",
    side: str = Side.OTHER,
    represents: str = "",
) -> Guest:
    """Put somebody on the list who came without being asked; an address is no must.

    Raises NotAllowed, NotYet, or Invalid at the field.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage", "sequence")
    if meeting.stage not in (MeetingStage.CALLED, MeetingStage.UNDER_WAY):
        raise NotYet([_("a meeting that has been called and has not ended")])
    if not name.strip():
        raise Invalid(_("Write who has come."), "name")
    now = timezone.now()
    guest = add(
        Guest(
            meeting=meeting,
            side=side,
            name=name.strip(),
            email=email.strip().lower(),
            organisation=organisation,
            represents=represents.strip(),
            state=GuestState.INVITED,
            is_walk_in=True,
            arrived_at=now,
            noted_by=by,
        )
    )
    record("welcome walk-in", guest, by=by, meeting=meeting.pk)
    return guest


@transaction.atomic
def say_here(guest: Guest) -> None:
    """Let a guest say at the door that they have come. Raises Invalid when not then."""
    if not is_door_open(guest.meeting) or guest.state == GuestState.WITHDRAWN:
        raise Invalid(_("You can say that you are here on the day of the meeting."))
    if guest.state == GuestState.DECLINED:
        raise Invalid(
            _(
                "You have said that you cannot come. "
                "Tell us at the door that you are here."
            )
        )
    rows = Guest.objects.filter(pk=guest.pk, arrived_at__isnull=True)
    if rows.update(arrived_at=timezone.now()):
        record("say here", guest)
    guest.refresh_from_db(fields=["arrived_at"])


def is_door_open(meeting: Meeting) -> bool:
    """Say whether guests can say now that they are here."""
    if meeting.stage not in (MeetingStage.CALLED, MeetingStage.UNDER_WAY):
        return False
    if meeting.starts_at is None or meeting.ends_at is None:
        return False
    return meeting.starts_at - DOOR <= timezone.now() <= meeting.ends_at + DOOR


@transaction.atomic
def report_numbers(
    meeting: Meeting, persons: int | None, organisations: int | None, *, by: User
) -> None:
    """Keep what somebody says of how many came; it is never added to those noted."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if persons is not None and organisations is not None and organisations > persons:
        raise Invalid(
            _("There were more organisations than persons. Change one of them."),
            "organisations",
        )
    meeting.reported_persons = persons
    meeting.reported_organisations = organisations
    meeting.save(update_fields=["reported_persons", "reported_organisations"])
    record(
        "report numbers", meeting, by=by, persons=persons, organisations=organisations
    )
