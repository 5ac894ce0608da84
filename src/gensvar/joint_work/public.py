"""What everyone may read here: who does what in a dialogue. No names."""

from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.queries.roles import as_rows, cells_of


@dataclass(frozen=True)
class StepShown:
    """One step: what it is, and for each part the roles that have it."""

    what: StrOrPromise
    parts: tuple[tuple[StrOrPromise, tuple[StrOrPromise, ...]], ...]


def who_does_what(slug: str) -> list[StepShown]:
    """Return who does what in a dialogue; the caller asks whether it is public."""
    dialogue = Dialogue.objects.filter(slug=slug).first()
    if dialogue is None:
        return []
    cells, _own = cells_of(dialogue)
    return [StepShown(row.step.label, row.parts) for row in as_rows(cells)]
