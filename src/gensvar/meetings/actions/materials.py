"""What is read before the meeting: due by the lead time, owned by somebody."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.messages import (
    bring_the_material,
    here_is_the_pack,
    pack_key,
)
from gensvar.meetings.models import GuestState, Material, Meeting, MeetingStage
from gensvar.meetings.policies import may_keep_meeting
from gensvar.notifications.actions import send
from gensvar.notifications.models import Letter

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)
# So many days before the day is its owner reminded, and once more when it has passed.
DAYS_BEFORE = 3


@transaction.atomic
def add_material(meeting: Meeting, facts: Mapping[str, Any], *, by: User) -> Material:
    """Say what is to be read, and who brings it. Raises Invalid at the field."""
    # Any: the values of any field.
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if meeting.stage in OVER:
        raise NotYet([_("a meeting that has not ended")])
    _check(facts)
    material = Material.objects.create(
        meeting=meeting, due_on=due_day(meeting), **facts
    )
    record("add material", material, by=by, meeting=meeting.pk)
    return material


@transaction.atomic
def change_material(material: Material, facts: Mapping[str, Any], *, by: User) -> None:
    """Change what is said of the material."""
    # Any: the values of any field.
    if not may_keep_meeting(by, material.meeting):
        raise NotAllowed
    _check(facts)
    for name, value in facts.items():
        setattr(material, name, value)
    material.save(update_fields=list(facts))
    record("change material", material, by=by, fields=sorted(facts))


@transaction.atomic
def mark_ready(material: Material, *, is_ready: bool, by: User) -> None:
    """Say that the material can be read, or that it is not ready after all."""
    if not may_keep_meeting(by, material.meeting):
        raise NotAllowed
    if is_ready and not (material.words.strip() or material.link.strip()):
        raise NotYet([_("a text or a link to read")])
    material.ready_at = timezone.now() if is_ready else None
    material.save(update_fields=["ready_at"])
    record("mark material", material, by=by, is_ready=is_ready)


@transaction.atomic
def remove_material(material: Material, *, by: User) -> None:
    """Take material away that is not to be read after all."""
    if not may_keep_meeting(by, material.meeting):
        raise NotAllowed
    record("remove material", material, by=by, meeting=material.meeting_id)
    material.delete()


def due_day(meeting: Meeting) -> date:
    """Return the day material is due: days before the meeting, else in a week."""
    if meeting.starts_at is None:
        return today() + timedelta(days=7)
    return timezone.localdate(meeting.starts_at) - timedelta(days=meeting.material_days)


def _check(facts: Mapping[str, Any]) -> None:
    # Any: the values of any field.
    if "title" in facts and not str(facts["title"]).strip():
        raise Invalid(_("Write what is to be read."), "title")


@transaction.atomic
def remind_owners() -> int:
    """Remind those who bring material: shortly before the day, and when it has passed.

    Each of the two letters is sent once for a day, however often this runs. Returns
    how many materials were reminded of.
    """
    soon = today() + timedelta(days=DAYS_BEFORE)
    rows = (
        Material.objects.filter(ready_at__isnull=True, due_on__lte=soon)
        .filter(owner__isnull=False, owner__is_active=True)
        .filter(meeting__starts_at__gt=timezone.now())
        .exclude(meeting__stage__in=OVER)
        .select_related("meeting", "owner")
    )
    waiting = [one for one in rows if _is_time(one)]
    send(bring_the_material(one) for one in waiting)
    numbers = [one.pk for one in waiting]
    Material.objects.filter(pk__in=numbers).update(reminded_at=timezone.now())
    return len(waiting)


def _is_time(material: Material) -> bool:
    """Say whether a reminder is owed: one before the day has passed, one after."""
    if material.reminded_at is None:
        return True
    reminded = timezone.localdate(material.reminded_at)
    return material.due_on < today() and reminded <= material.due_on


@transaction.atomic
def send_packs() -> int:
    """Lead everyone who comes to what they need to prepare; return how many letters.

    It goes to each person once for each time the meeting has had, also to those who
    say yes after the others got theirs.
    """
    meetings = Meeting.objects.filter(
        stage=MeetingStage.CALLED, starts_at__gt=timezone.now()
    )
    number = 0
    for meeting in meetings.select_related("body"):
        if today() < timezone.localdate(meeting.starts_at) - timedelta(
            days=meeting.pack_days
        ):
            continue
        number += _send_pack(meeting)
    return number


def _send_pack(meeting: Meeting) -> int:
    guests = list(meeting.guests.filter(state=GuestState.ACCEPTED).exclude(email=""))
    for guest in guests:
        guest.meeting = meeting
    keys = {pack_key(guest): guest for guest in guests}
    sent = Letter.objects.filter(key__in=keys).values_list("key", flat=True)
    new = sorted(keys.keys() - set(sent))
    send(here_is_the_pack(keys[key]) for key in new)
    return len(new)
