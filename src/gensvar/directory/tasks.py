"""Long work of the directory; a row that is brought in is not brought in again."""

from gensvar.directory.actions.importing import bring_in_list
from gensvar.directory.models import GivenList
from gensvar.jobs.running import Run, Task
from gensvar.kernel.errors import NotAllowed

BRING_IN = "bring in organisations"
LISTS = "/arbete/foreningar/listor/"


def bring_in(run: Run) -> dict[str, object]:
    """Bring in a list, row by row; stopped between two rows, it can be gone on with."""
    if run.asked_by is None:
        raise NotAllowed
    given = GivenList.objects.get(pk=run.job.arguments["given"])
    number = bring_in_list(given, by=run.asked_by, tell=run.progress)
    return {"rows": number, "address": f"{LISTS}{given.pk}/"}


TASKS: dict[str, Task] = {BRING_IN: bring_in}
