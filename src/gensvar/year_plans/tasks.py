"""What the worker does for the calendar; every task bears being run again."""

from gensvar.jobs.running import Run, Task
from gensvar.year_plans.actions.following import tell_colleagues, tell_everyone


def tell_calendar(_run: Run) -> dict[str, object]:
    """Write to those who follow, outside and here, where there is news."""
    return {"everyone": tell_everyone(), "colleagues": tell_colleagues()}


TELL = "tell what is new in the calendar"
TASKS: dict[str, Task] = {TELL: tell_calendar}
PERIODIC = {TELL: 60}
