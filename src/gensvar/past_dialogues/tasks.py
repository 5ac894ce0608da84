"""What the clock does with past dialogues; every task bears being run again."""

from gensvar.jobs.running import Run, Task
from gensvar.past_dialogues.actions.past import forget_contacts

FORGET = "forget contacts of past dialogues"


def forget(_run: Run) -> dict[str, object]:
    """Empty names and addresses that may no longer be shown."""
    return {"emptied": forget_contacts()}


TASKS: dict[str, Task] = {FORGET: forget}
PERIODIC = {FORGET: 24 * 60}
