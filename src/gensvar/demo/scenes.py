"""How a story stands now that visitors have been at it: what the guide asks."""

from dataclasses import dataclass
from functools import cached_property

from gensvar.contributions.models import Batch
from gensvar.demo.content import read
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.queries import takes_contributions


@dataclass
class Scene:
    """One dialogue of the stories, as it stands."""

    file: str
    dialogue: Dialogue

    @property
    def number(self) -> str:
        """Return the number that its pages in the workspace have."""
        return self.dialogue.number

    @property
    def is_being_compiled(self) -> bool:
        """Say whether contributions are being sorted."""
        return self.dialogue.stage == Stage.ANALYSING

    @cached_property
    def takes_contributions(self) -> bool:
        """Say whether anybody can say something now."""
        return takes_contributions(self.dialogue)

    @cached_property
    def batches(self) -> int:
        """Return how many files of notes have been imported and stand."""
        rows = Batch.objects.filter(dialogue=self.dialogue, withdrawn_at=None)
        return rows.count()

    @cached_property
    def decisions(self) -> int:
        """Return how many decisions stand in the matter."""
        return self.dialogue.matter.decisions.count()


def scene(file: str) -> Scene | None:
    """Return the dialogue of a story; it is known by its matter's number."""
    number = int(read(file)["matter"]["number"])
    dialogue = (
        Dialogue.objects.filter(matter__registry_number__endswith=f"-{number:04}")
        .select_related("matter")
        .order_by("pk")
        .first()
    )
    return Scene(file, dialogue) if dialogue else None
