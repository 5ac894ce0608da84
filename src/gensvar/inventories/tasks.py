"""What the worker does for needs inventories; it bears being run again."""

from gensvar.inventories.actions.asking import remind_before_the_last_day
from gensvar.jobs.running import Run, Task

REMIND = "remind of needs inventories"


def remind(_run: Run) -> dict[str, object]:
    """Remind organisations that are silent a week before the last day."""
    return {"reminded": remind_before_the_last_day()}


TASKS: dict[str, Task] = {REMIND: remind}
PERIODIC = {REMIND: 60}
