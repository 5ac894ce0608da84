"""How a story stands now that visitors have been at it: what the guide asks."""

from dataclasses import dataclass
from functools import cached_property

from gensvar.contributions import keys
from gensvar.contributions.models import Batch, Receipt
from gensvar.contributions.queries import contributions_that_count, shown_in_public
from gensvar.demo.content import read
from gensvar.demo.stories.while_open import code_of, key_of
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.dialogues.queries import takes_contributions
from gensvar.feedback.queries.answers import answer_to_participants
from gensvar.feedback.queries.credibility import has_rated
from gensvar.feedback.queries.mailings import everyone_is_told
from gensvar.feedback.queries.weighings import unweighed
from gensvar.findings.queries import basis_of, findings_in
from gensvar.findings.queries.contributions import is_sorted
from gensvar.matters.models import Matter


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

    @property
    def is_handed_over(self) -> bool:
        """Say whether the compiling is over."""
        early = (Stage.PREPARING, Stage.OPEN, Stage.ANALYSING)
        return self.dialogue.stage not in early

    @property
    def is_past_answering(self) -> bool:
        """Say whether the dialogue has been marked as answered."""
        return self.dialogue.stage in (Stage.ANSWERED, Stage.CLOSED)

    @property
    def is_closed(self) -> bool:
        """Say whether nothing more is owed."""
        return self.dialogue.stage == Stage.CLOSED

    @property
    def matter(self) -> int:
        """Return the id of the matter."""
        return self.dialogue.matter_id

    @cached_property
    def decisions(self) -> int:
        """Return how many decisions stand in the matter."""
        return self.dialogue.matter.decisions.count()

    @cached_property
    def unsorted(self) -> bool:
        """Say whether something lies under no theme."""
        rows = contributions_that_count(self.dialogue)
        return rows.exclude(is_sorted()).exists()

    @cached_property
    def findings(self) -> int:
        """Return how many findings have been written."""
        return findings_in(self.dialogue).count()

    @cached_property
    def basis_is_written(self) -> bool:
        """Say whether the basis has its method and a body that gets it."""
        basis = basis_of(self.dialogue)
        return (
            basis is not None
            and bool(basis.method and basis.not_reached)
            and basis.hand_overs.exists()
        )

    @cached_property
    def unweighed(self) -> bool:
        """Say whether a finding waits for what became of it."""
        return unweighed(self.dialogue).exists()

    @cached_property
    def is_answered(self) -> bool:
        """Say whether those who took part can read an answer."""
        return answer_to_participants(self.dialogue) is not None

    @cached_property
    def is_told(self) -> bool:
        """Say whether everyone who left an address has been written to."""
        return self.is_answered and everyone_is_told(self.dialogue)

    @cached_property
    def unused_code(self) -> str:
        """Return the code of someone who took part and has not rated the answer."""
        number = len(read(self.file)["said"])
        while number:
            stored = keys.stored(key_of(self.file, number))
            receipt = Receipt.objects.filter(key_hash=stored, user=None).first()
            if receipt is not None and not has_rated([receipt]):
                return code_of(self.file, number)
            number -= 1
        return ""

    def quoted(self, words: str) -> str:
        """Return the public id of what somebody said in these words."""
        rows = shown_in_public(self.dialogue).filter(text__contains=words)
        return str(rows.values_list("public_id", flat=True).first() or "")


def unconsidered_matter() -> int | None:
    """Return the larger change in which nobody has weighed a dialogue, if any."""
    rows = Matter.objects.filter(is_major_change=True, considered_on=None)
    return rows.values_list("pk", flat=True).first()


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
