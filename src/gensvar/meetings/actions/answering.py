"""Guests answer: coming, not coming, somebody instead; and seats are passed on.

Everything that decides about a seat holds the meeting first: under any number of
answers in one moment no more are accepted than there are seats.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.actions.interests import empty_interests
from gensvar.meetings.actions.needs import empty_needs
from gensvar.meetings.actions.offering import expire_offers, pass_on_seats
from gensvar.meetings.messages import you_are_coming, you_are_waiting
from gensvar.meetings.models import Guest, GuestState, Meeting, MeetingStage
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import seats_of, waiting_for
from gensvar.meetings.seats import HOLD_A_SEAT
from gensvar.notifications.actions import send

GONE = (GuestState.DECLINED, GuestState.WITHDRAWN)
# What an answer looks at, read anew when the meeting is held.
LOOKED_AT = (
    *("stage", "starts_at", "seats", "seats_per_organisation", "reply_by"),
    "sequence",
)


@transaction.atomic
def answer(guest: Guest, *, comes: bool, by: User | None = None) -> None:
    """Note that a guest is coming, or not; where it is full, the guest waits in line.

    The same answer again confirms it, also after the meeting has moved. An offer that
    has passed is no offer: the guest stands last in line. `by` is the
    officer who writes down what somebody said by telephone: then the last day to
    answer does not matter. Raises NotAllowed, or Invalid with a sentence that says why
    it is too late.
    """
    if by is not None and not may_keep_meeting(by, guest.meeting):
        raise NotAllowed
    now = timezone.now()
    hold_both(guest)
    check_open(guest.meeting, now)
    if comes:
        if by is None:
            refuse_while_sent(guest)
        _come(guest, now, is_too_late=by is None and is_too_late(guest))
    else:
        _stay_away(guest, now)
    record("answer invitation", guest, by=by, state=guest.state)
    pass_on_seats(guest.meeting, now)


def hold_both(guest: Guest) -> None:
    """Hold the meeting and then the guest, and read both anew."""
    hold(guest.meeting, *LOOKED_AT)
    hold(guest, "state", "offered_until", "queued_at", "answered_sequence")
    if guest.state == GuestState.WITHDRAWN:
        raise Invalid(_("Your invitation has been withdrawn."))


def check_open(meeting: Meeting, now: datetime) -> None:
    """Refuse, with the reason, when nobody can answer any longer, or yet."""
    if meeting.stage == MeetingStage.CANCELLED:
        raise Invalid(_("The meeting has been cancelled. You need not answer."))
    if meeting.stage == MeetingStage.ENDED:
        raise Invalid(_("The meeting is over."))
    if meeting.stage == MeetingStage.PREPARING:
        raise Invalid(_("The meeting has not been called yet."))
    if has_begun(meeting, now):
        raise Invalid(
            _("The meeting has begun. Come to the door: there they can let you in.")
        )


def refuse_while_sent(guest: Guest) -> None:
    """Refuse while somebody whom a guest has sent comes instead, or may still."""
    sent = [guest.pk]
    while sent:
        rows = Guest.objects.filter(substitute_of__in=sent)
        if rows.exclude(state__in=GONE).exists():
            raise Invalid(
                _(
                    "You have let somebody else come instead. Ask the contact of the "
                    "meeting if that is to change."
                )
            )
        sent = list(rows.values_list("pk", flat=True))


def has_begun(meeting: Meeting, now: datetime | None = None) -> bool:
    """Say whether a meeting has begun, by its clock or because somebody said so."""
    is_past = meeting.starts_at is not None and meeting.starts_at <= (
        now or timezone.now()
    )
    return is_past or meeting.stage == MeetingStage.UNDER_WAY


def is_too_late(guest: Guest) -> bool:
    """Say whether the last day to answer has passed for this guest.

    Who has a seat, an offer or a place in line has answered already.
    """
    last_day = guest.meeting.reply_by
    has_asked = guest.state not in (GuestState.INVITED, GuestState.DECLINED)
    return last_day is not None and today() > last_day and not has_asked


def _come(guest: Guest, now: datetime, *, is_too_late: bool) -> None:
    if is_too_late:
        raise Invalid(
            _(
                "The last day to answer has passed. Ask the contact of the meeting "
                "whether there is room."
            )
        )
    if guest.state == GuestState.WAITING:
        return  # the place in line is kept
    expire_offers(guest.meeting, now)
    hold(guest, "state", "queued_at")
    holds = guest.state in HOLD_A_SEAT
    state = GuestState.ACCEPTED if holds or _is_free(guest) else GuestState.WAITING
    _write(guest, state, now)
    send([you_are_coming(guest) if state == "accepted" else you_are_waiting(guest)])


def _is_free(guest: Guest) -> bool:
    """Say whether there is a seat that nobody in line before could have had."""
    found = seats_of(guest.meeting)
    if not found.has_room(guest.organisation_id):
        return False
    line = waiting_for(guest.meeting).values_list("organisation", flat=True)
    return found.free is None or not any(map(found.has_room, line))


def _stay_away(guest: Guest, now: datetime) -> None:
    _write(guest, GuestState.DECLINED, now)
    empty_needs([guest])
    empty_interests([guest])


def _write(guest: Guest, state: GuestState, now: datetime) -> None:
    is_waiting = state == GuestState.WAITING
    guest.state = state
    guest.answered_at = now
    guest.answered_sequence = guest.meeting.sequence
    guest.queued_at = (guest.queued_at or now) if is_waiting else None
    guest.offered_until = None
    guest.save(
        update_fields=[
            *("state", "answered_at", "answered_sequence"),
            *("queued_at", "offered_until"),
        ]
    )
