"""Which meetings of a dialogue were over by a day: what a disposal reaches."""

from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from gensvar.dialogues.models import Dialogue
from gensvar.kernel.days import end_of
from gensvar.meetings.models import Meeting, MeetingStage


def is_over(meeting: Meeting) -> bool:
    """Say whether nothing more happens at a meeting: ended, cancelled, or long past."""
    if meeting.stage in {MeetingStage.ENDED, MeetingStage.CANCELLED}:
        return True
    return meeting.ends_at is not None and meeting.ends_at < timezone.now()


def held_until(dialogue: Dialogue, day: date) -> list[int]:
    """Return the keys of the meetings of a dialogue that were over when a day ended.

    A meeting that nobody ended is over when its time has passed; one that was
    cancelled before it had a time, when it was planned.
    """
    over = Meeting.objects.filter(dialogue=dialogue).annotate(
        over_at=Coalesce("ended_at", "ends_at")
    )
    before = end_of(day)
    return list(
        over.filter(
            Q(over_at__lt=before)
            | Q(
                over_at=None,
                stage=MeetingStage.CANCELLED,
                created_at__lt=before,
            )
        ).values_list("pk", flat=True)
    )
