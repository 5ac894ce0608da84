"""Work for later: seating a large meeting."""

from django.urls import reverse

from gensvar.exercises.actions.seating import SEAT, seat_guests
from gensvar.jobs.running import Run, Stopped, Task
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.models import Meeting


def seat_a_meeting(run: Run) -> dict[str, object]:
    """Seat the guests; run again after a worker was lost, it seats them anew."""
    meeting = Meeting.objects.filter(pk=run.job.arguments["meeting"]).first()
    if meeting is None:
        raise Stopped
    if run.asked_by is None:
        raise NotAllowed
    run.progress(0, 1)
    seat_guests(meeting, int(run.job.arguments["rounds"]), by=run.asked_by)
    run.progress(1, 1)
    return {"address": reverse("seating", args=[meeting.pk])}


TASKS: dict[str, Task] = {SEAT: seat_a_meeting}
