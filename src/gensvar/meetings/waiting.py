"""What meetings that are not over still wait for from one person."""

from django.db.models import QuerySet

from gensvar.accounts.models import User
from gensvar.meetings.models import Material, MeetingStage

OVER = (MeetingStage.ENDED, MeetingStage.CANCELLED)


def material_waits_for(user: User) -> QuerySet[Material]:
    """Return the material that a person brings and that is not ready."""
    rows = Material.objects.filter(owner=user, ready_at__isnull=True)
    return rows.exclude(meeting__stage__in=OVER)
