"""What the clock does for joint work; running again tells nothing twice."""

from datetime import timedelta

from gensvar.jobs.running import Run, Task
from gensvar.joint_work.messages import still_waited_for
from gensvar.joint_work.queries.steps import open_performers
from gensvar.kernel.days import today
from gensvar.notifications.actions import send

REMIND = "remind of joint steps"
SOON = timedelta(days=3)


def remind(_run: Run) -> dict[str, object]:
    """Remind those who have not confirmed, three days before and when it is late."""
    day = today()
    rows = list(open_performers().filter(step__due_on__lte=day + SOON))
    late = [row for row in rows if row.step.due_on < day]
    soon = [row for row in rows if row.step.due_on >= day]
    send(still_waited_for(soon, is_late=False))
    send(still_waited_for(late, is_late=True))
    return {"soon": len(soon), "late": len(late)}


TASKS: dict[str, Task] = {REMIND: remind}
PERIODIC = {REMIND: 60}
