"""What the worker does for pay; it bears being run again."""

from gensvar.jobs.running import Run, Task
from gensvar.remuneration.actions.reminding import remind_to_claim


def remind_claimants(_run: Run) -> dict[str, object]:
    """Remind those who came of the last day to claim."""
    return {"reminded": remind_to_claim()}


REMIND = "remind of the last day to claim"
DAY = 24 * 60
TASKS: dict[str, Task] = {REMIND: remind_claimants}
PERIODIC = {REMIND: DAY}
