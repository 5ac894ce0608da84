"""What the clock does for the whole installation."""

from gensvar.config.archive import ledger
from gensvar.jobs.running import Run


def write_ledger(_run: Run) -> None:
    """Write the ledger of disposals."""
    ledger.write()


TASKS = {"write the ledger of disposals": write_ledger}
PERIODIC = {"write the ledger of disposals": 10}
