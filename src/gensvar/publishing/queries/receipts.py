"""What became of what the holder of a code said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gensvar.contributions.models import Receipt
from gensvar.feedback.queries.outcomes import Told, WasSaid, outcomes_for
from gensvar.kernel.days import today
from gensvar.lifecycle.facts import facts, one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.publishing.queries.outcomes import answers_shown
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import AnswerShown
from gensvar.ui.shapes import AnswerMark, Step


@dataclass(frozen=True)
class WhatBecame:
    """For a receipt: the life line, a mark for each contribution, the answers.

    `answer_by` is the day an answer was promised by; `is_public` says whether the
    dialogue's own page may be linked to.
    """

    life_line: Sequence[Step]
    marks: dict[int, Sequence[AnswerMark]]
    answers: dict[str, AnswerShown]
    answer_by: date | None
    is_public: bool

    @property
    def day_has_passed(self) -> bool:
        """Say whether the promised day of the answer is over."""
        return self.answer_by is not None and self.answer_by < today()


def what_became(receipt: Receipt, said: Sequence[WasSaid]) -> WhatBecame:
    """Return what became of the contributions of one receipt.

    The holder of the code has said them, so they are shown whether or not the public
    may see them; the answer only once it has been published.
    """
    dialogue = receipt.dialogue
    with one_look():
        line, answer_by = life_line(dialogue), facts(dialogue).answer_by
    answers = answers_shown(dialogue)
    answer = answers.get("participants")
    told = Told(dialogue.slug, answer_by, answer.published_on if answer else None)
    outcomes = outcomes_for(said, {dialogue.pk: told})
    return WhatBecame(
        life_line=line,
        marks={pk: outcome.marks() for pk, outcome in outcomes.items()},
        answers=answers,
        answer_by=answer_by,
        is_public=published_dialogues().filter(pk=dialogue.pk).exists(),
    )
