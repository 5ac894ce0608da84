"""What the clock does for guests; each step bears being repeated."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from gensvar.meetings.actions.guests import finish_withdrawals
from gensvar.meetings.actions.inviting import remind
from gensvar.meetings.actions.needs import empty_old_needs
from gensvar.meetings.actions.offering import expire_offers
from gensvar.meetings.models import AccessNeed, Guest, GuestState, Meeting, MeetingStage


def see_to_seats() -> None:
    """Finish withdrawals, let offers pass, and pass free seats on."""
    withdrawn = Guest.objects.filter(state=GuestState.WITHDRAWN)
    left = withdrawn.exclude(withdrawn_from="").values("meeting")
    for meeting in Meeting.objects.filter(pk__in=left).select_related("body"):
        finish_withdrawals(meeting)
    waits = Guest.objects.filter(state__in=(GuestState.WAITING, GuestState.OFFERED))
    called = Meeting.objects.filter(stage=MeetingStage.CALLED)
    rows = called.filter(pk__in=waits.values("meeting"), starts_at__gt=timezone.now())
    for meeting in rows.select_related("body"):
        expire_offers(meeting)


def remind_guests() -> None:
    """Remind of last days to answer and of meetings tomorrow."""
    now = timezone.now()
    rows = Meeting.objects.filter(stage=MeetingStage.CALLED, starts_at__gt=now)
    soon = Q(starts_at__lt=now + timedelta(days=2)) | Q(
        reply_by__lt=timezone.localdate() + timedelta(days=3)
    )
    for meeting in rows.filter(soon).select_related("body"):
        remind(meeting)


def forget_needs() -> None:
    """Empty what guests needed at meetings that are over."""
    kept = AccessNeed.objects.filter(deleted_at__isnull=True)
    for meeting in Meeting.objects.filter(pk__in=kept.values("guest__meeting")):
        empty_old_needs(meeting)
