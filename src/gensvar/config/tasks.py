"""What the clock does for the whole installation."""

from gensvar.accounts.tries import forget_old
from gensvar.config.archive import ledger
from gensvar.jobs.running import Run


def write_ledger(_run: Run) -> None:
    """Write the ledger of disposals."""
    ledger.write()


def forget_tries(_run: Run) -> None:
    """Remove tries that do not count any longer."""
    forget_old()


LEDGER, TRIES = "write the ledger of disposals", "forget old tries"
TASKS = {LEDGER: write_ledger, TRIES: forget_tries}
PERIODIC = {LEDGER: 10, TRIES: 10}
