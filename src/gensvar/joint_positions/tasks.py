"""What the clock does for joint positions; running again tells nothing twice."""

from gensvar.jobs.running import Run, Task
from gensvar.joint_positions.actions import let_lapse, tell_answers

FOLLOW = "follow joint positions"


def follow(_run: Run) -> dict[str, object]:
    """End what was not sent in time, and tell what was answered."""
    return {"lapsed": let_lapse(), "told": tell_answers()}


TASKS: dict[str, Task] = {FOLLOW: follow}
PERIODIC = {FOLLOW: 30}
