"""What the clock does for finding each other; running again changes nothing."""

from gensvar.jobs.running import Run, Task
from gensvar.matching.actions.ending import (
    ask_to_renew,
    empty_old_contacts,
    end_introductions,
    end_listings,
)

END = "end listings and introductions"


def end(_run: Run) -> dict[str, object]:
    """End what has stood or waited long enough, and ask what is to stand longer."""
    return {
        "listings": end_listings(),
        "introductions": end_introductions(),
        "letters": ask_to_renew(),
        "emptied": empty_old_contacts(),
    }


TASKS: dict[str, Task] = {END: end}
PERIODIC = {END: 24 * 60}
