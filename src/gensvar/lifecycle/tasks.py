"""Reminders of due days, every morning."""

from django.utils import timezone

from gensvar.jobs.running import Run, Task
from gensvar.lifecycle.actions import remind

REMIND = "remind of due days"
MORNING = 7


def remind_people(_run: Run) -> dict[str, object]:
    """Remind those who have something due; before the morning nobody is written to.

    It looks every hour, so that a worker that was down in the morning makes good later
    in the day. Nobody gets more than one letter a day.
    """
    if timezone.localtime().hour < MORNING:
        return {"letters": 0}
    return {"letters": remind()}


TASKS: dict[str, Task] = {REMIND: remind_people}
PERIODIC = {REMIND: 60}
