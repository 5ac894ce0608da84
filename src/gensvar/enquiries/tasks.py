"""What the clock does for questions; running again tells nothing twice."""

from gensvar.enquiries.actions.keeping_days import (
    escalate_late,
    forget_askers,
    remind_of_days,
)
from gensvar.jobs.running import Run, Task

KEEP = "keep the days of enquiries"


def keep_days(_run: Run) -> dict[str, object]:
    """Remind before the day, take late questions higher, forget who asked long ago."""
    return {
        "reminded": remind_of_days(),
        "higher": escalate_late(),
        "forgotten": forget_askers(),
    }


TASKS: dict[str, Task] = {KEEP: keep_days}
PERIODIC = {KEEP: 60}
