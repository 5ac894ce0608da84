"""Planning a meeting: what it is for, when and where, and changing that."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.actions.inviting import tell_guests
from gensvar.meetings.actions.telling import EXTRA, tell_keepers
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.models import (
    Meeting,
    MeetingBody,
    MeetingKind,
    MeetingStage,
    Side,
    Who,
)
from gensvar.meetings.policies import may_begin_meeting, may_keep_meeting
from gensvar.organisations.models import Body

ENDED = (MeetingStage.ENDED, MeetingStage.CANCELLED)
# When one of these changes after the call, everyone who is asked must hear of it.
WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "digital_link")
# So many extra meetings that a side has asked for may wait at once.
MOST_WAITING = 10


@transaction.atomic
def begin_meeting(body: Body, facts: Mapping[str, Any], *, by: User) -> Meeting:
    """Begin to plan a meeting; `facts` are fields of Meeting by name.

    Raises NotAllowed, or Invalid at the field that cannot be right.
    """
    # Any: the values of any field.
    if not may_begin_meeting(by, body):
        raise NotAllowed
    check(facts)
    meeting = Meeting.objects.create(body=body, created_by=by, **facts)
    record("begin meeting", meeting, by=by, body=body.pk, kind=meeting.kind)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change what is said of a meeting that has not ended. Raises Stale.

    When a called meeting gets another time or place, its guests are told and asked to
    confirm; material that is not ready gets the day that belongs to the new time.
    """
    # Any: the values of any field.
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage", "sequence", *WHEN_AND_WHERE)
    if meeting.stage in ENDED:
        raise NotYet([_("a meeting that has not ended")])
    check(facts)
    moved = [name for name in WHEN_AND_WHERE if _differs(meeting, facts, name)]
    changes = dict(facts)
    is_called = meeting.stage == MeetingStage.CALLED
    if moved and is_called:
        _must_be_ahead(facts, meeting)
        changes["sequence"] = meeting.sequence + 1
    save_if_current(meeting, seen_version, changes)
    record("change meeting", meeting, by=by, fields=sorted(facts))
    follow_the_day(meeting)
    if moved and is_called:
        tell_guests(meeting, "moved")


def _differs(meeting: Meeting, facts: Mapping[str, Any], name: str) -> bool:
    return name in facts and getattr(meeting, name) != facts[name]


def _must_be_ahead(facts: Mapping[str, Any], meeting: Meeting) -> None:
    start = facts.get("starts_at", meeting.starts_at)
    if start is None:
        raise Invalid(
            _("The meeting has been called: it needs a time. Cancel it instead."),
            "day",
        )
    if start != meeting.starts_at and start < timezone.now():
        raise Invalid(_("That time has passed. Choose one that is ahead."), "day")


def follow_the_day(meeting: Meeting) -> None:
    """Let material that is not ready be due by the lead time of the meeting."""
    if meeting.starts_at is None:
        return
    day = timezone.localdate(meeting.starts_at) - timedelta(days=meeting.material_days)
    rows = meeting.materials.filter(ready_at__isnull=True)
    rows.exclude(due_on=day).update(due_on=day, reminded_at=None)


@transaction.atomic
def keep_together(meeting: Meeting, bodies: Iterable[Body], *, by: User) -> None:
    """Say which bodies keep the meeting together with its own (S1-21)."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")
    wanted = {body.pk for body in bodies} - {meeting.body_id}
    known = set(meeting.bodies.values_list("body", flat=True))
    if wanted == known:
        return
    meeting.bodies.exclude(body__in=wanted).delete()
    MeetingBody.objects.bulk_create(
        MeetingBody(meeting=meeting, body_id=pk) for pk in sorted(wanted - known)
    )
    record("keep meeting together", meeting, by=by, bodies=sorted(wanted))


def may_be_called_by(meeting: Meeting, side: str) -> bool:
    """Say whether a side may call the next meeting (S4-081)."""
    return meeting.may_call in (Who.BOTH, side)


@transaction.atomic
def propose_meeting(
    meeting: Meeting, facts: Mapping[str, Any], *, voice: Voice
) -> Meeting:
    """Let a side ask for an extra meeting; it arrives as one that is being prepared.

    `meeting` is the one whose guest asks: the new one follows its series, body and
    owners. Raises NotAllowed where that side may not call, Invalid at the field.
    """
    # Any: the values of any field.
    if not may_be_called_by(meeting, voice.side):
        raise NotAllowed
    if not str(facts.get("purpose", "")).strip():
        raise Invalid(_("Write why you want to meet."), "purpose")
    check(facts)
    if voice.guest is not None:
        _check_few_wait(meeting, voice.side)
    kept = (
        "body",
        "series",
        "dialogue",
        "form",
        "other_side",
        "agenda_owner",
        "may_call",
    )
    proposed = Meeting.objects.create(
        kind=MeetingKind.EXTRA,
        called_by=voice.side,
        created_by=meeting.created_by,
        **{name: getattr(meeting, name) for name in kept},
        **facts,
    )
    record(
        "propose meeting", proposed, by=voice.user, side=voice.side, after=meeting.pk
    )
    tell_keepers(meeting, EXTRA, voice=voice, at=proposed)
    return proposed


def _check_few_wait(meeting: Meeting, side: str) -> None:
    """Refuse one more proposal while many wait for those who plan the meetings."""
    waiting = Meeting.objects.filter(
        kind=MeetingKind.EXTRA,
        called_by=side,
        body=meeting.body_id,
        series=meeting.series_id,
        stage=MeetingStage.PREPARING,
    )
    if waiting.count() >= MOST_WAITING:
        raise Invalid(
            _(
                "%(most)s extra meetings that your side has asked for wait already. "
                "Ask those who plan the meetings about them first."
            )
            % {"most": MOST_WAITING},
            "purpose",
        )


@transaction.atomic
def say_next_step(
    meeting: Meeting, seen_version: int, step: str, none_because: str, *, by: User
) -> None:
    """Write down what happens after the meeting, or why nothing does (S4-096).

    Raises Invalid when neither or both are said, Stale when somebody was first.
    """
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    step, none_because = step.strip(), none_because.strip()
    if not step and not none_because:
        raise Invalid(
            _("Write the next step, or say that there is none and why."), "next_step"
        )
    if step and none_because:
        raise Invalid(
            _("Either there is a next step, or there is none. Empty one of the two."),
            "no_next_step_reason",
        )
    words = {"next_step": step, "no_next_step_reason": none_because}
    save_if_current(meeting, seen_version, words)
    record("say next step", meeting, by=by, is_none=not step)


@transaction.atomic
def keep_cancel_reason(meeting: Meeting, reason: str, *, by: User) -> None:
    """Keep why a meeting is cancelled, before the step that cancels it."""
    if not may_keep_meeting(by, meeting):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why. Those who were asked will read it."), "reason")
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(cancel_reason=reason.strip(), version=F("version") + 1)
    meeting.refresh_from_db(fields=["cancel_reason", "version"])


def check(facts: Mapping[str, Any]) -> None:
    """Refuse what cannot be right, each at its field."""
    # Any: the values of any field.
    if "title" in facts and not str(facts["title"]).strip():
        raise Invalid(_("Write what the meeting is called."), "title")
    start, end = facts.get("starts_at"), facts.get("ends_at")
    if bool(start) != bool(end):
        raise Invalid(_("Write both when it starts and when it ends."), "ends_at")
    if start and end and end <= start:
        raise Invalid(
            _("The meeting ends before it starts. Change one of them."), "ends_at"
        )


def own_side(meeting: Meeting) -> str:
    """Return the side that called the meeting; the region where nobody has said."""
    return meeting.called_by or Side.REGION
