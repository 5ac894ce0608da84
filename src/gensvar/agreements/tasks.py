"""What the clock does for agreements; running again tells nothing twice."""

from gensvar.agreements.actions.reminding import remind_of_agreements
from gensvar.jobs.running import Run, Task

REMIND = "remind of agreements"


def remind(_run: Run) -> dict[str, object]:
    """Remind of reviews and last days of agreements."""
    return {"letters": remind_of_agreements()}


TASKS: dict[str, Task] = {REMIND: remind}
PERIODIC = {REMIND: 60}
