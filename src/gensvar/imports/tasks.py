"""What the worker does: confirm large imports and remove old working material."""

from collections.abc import Mapping

from gensvar.imports import actions
from gensvar.imports.models import ImportDraft
from gensvar.imports.reading import current, tally
from gensvar.jobs.running import Run
from gensvar.kernel.errors import NotAllowed


def confirm_import(run: Run) -> Mapping[str, object]:
    """Store one import. All of it or nothing: a lost worker leaves nothing behind."""
    draft = ImportDraft.objects.select_related("dialogue", "batch").get(
        pk=run.job.arguments["draft"]
    )
    if run.asked_by is None:
        raise NotAllowed
    total = tally(draft, current(draft)).taken if draft.batch is None else 0
    run.progress(0, total)
    batch = actions.store(draft, by=run.asked_by)
    run.progress(total, total)
    return {"batch": batch.pk}


def remove_old_imports(run: Run) -> Mapping[str, object]:
    """Remove imports that nobody confirmed in seven days."""
    return {"removed": actions.remove_old()}


TASKS = {"confirm import": confirm_import, "remove old imports": remove_old_imports}
PERIODIC = {"remove old imports": 60}
