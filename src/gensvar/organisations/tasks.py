"""What the worker does for this app: walk the chain of events, also every night."""

from gensvar.jobs.running import Run
from gensvar.organisations.log import CHECK, check

LOG = "/arbete/logg/"


def check_the_log(_run: Run) -> dict[str, object]:
    """Walk the chain."""
    return {**check(), "address": LOG}


TASKS = {CHECK: check_the_log}
PERIODIC = {CHECK: 24 * 60}
