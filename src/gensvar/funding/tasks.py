"""What the worker does for support; every task bears being run again."""

from gensvar.funding.actions.following import remind_of_funding
from gensvar.jobs.running import Run, Task


def remind(_run: Run) -> dict[str, object]:
    """Remind those who follow of the days of support."""
    return {"letters": remind_of_funding()}


REMIND = "remind of support"
TASKS: dict[str, Task] = {REMIND: remind}
PERIODIC = {REMIND: 24 * 60}
