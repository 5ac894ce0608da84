"""Exports of records, made by the worker as users see them made, for tests."""

import io
import zipfile

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.running import claim, run
from gensvar.reporting import shelf
from gensvar.reporting.actions import EXPORT, ask_for_export
from gensvar.reporting.models import Ground, RecordsExport, Variant
from gensvar.reporting.tasks import TASKS
from tests.make.dialogues import officer_of, registrar_of


def run_exports() -> None:
    """Let the worker make every package that waits."""
    while job := claim({EXPORT: TASKS[EXPORT]}):
        run(job, TASKS[EXPORT])


def ask(
    dialogue: Dialogue,
    variant: Variant = Variant.WITHOUT_IDENTITY,
    by: User | None = None,
) -> RecordsExport:
    """Ask for a package: an officer for the plain one, a registrar for all."""
    if variant == Variant.COMPLETE:
        return ask_for_export(
            dialogue,
            variant,
            ground=Ground.REQUEST,
            reason="Begäran om allmän handling.",
            by=by or registrar_of(dialogue.body),
        )
    return ask_for_export(dialogue, variant, by=by or officer_of(dialogue.body))


def make_export(
    dialogue: Dialogue,
    variant: Variant = Variant.WITHOUT_IDENTITY,
    by: User | None = None,
) -> RecordsExport:
    """Ask for a package and let the worker make it."""
    export = ask(dialogue, variant, by)
    run_exports()
    export.refresh_from_db()
    assert export.job is not None
    assert export.file, (export.job.state, export.job.problem)
    return export


def content_of(export: RecordsExport) -> dict[str, bytes]:
    """Return the files of a package by name, without the folder they lie in."""
    place = shelf.find(export.file)
    assert place is not None
    with zipfile.ZipFile(io.BytesIO(place.read_bytes())) as package:
        assert package.testzip() is None
        return {
            name.partition("/")[2]: package.read(name) for name in package.namelist()
        }
