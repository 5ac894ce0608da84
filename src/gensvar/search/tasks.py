"""Work for later: follow what happens at every round, and build everything anew."""

from collections.abc import Mapping

from gensvar.jobs.running import Run
from gensvar.search.indexing import build, follow, is_behind

BUILD = "build the search index"


def build_index(run: Run) -> Mapping[str, object]:
    """Build the whole index, and tell how far it has come; it can be stopped."""
    return {"found": build(run.progress)}


def keep_up() -> bool:
    """Read what has happened since the last round, where an index has been built."""
    return is_behind() and bool(follow())


TASKS = {BUILD: build_index}
# At the first start, and once a day for what no event tells of, such as rows that
# have been taken away.
PERIODIC = {BUILD: 24 * 60}
# Asked at every round of the worker; each says whether there was anything to do.
FOLLOWS = (keep_up,)
