"""What became of what the holder of a code said."""

from collections.abc import Sequence
from dataclasses import dataclass

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.queries.outcomes import outcomes_for
from gensvar.lifecycle.life_line import life_line
from gensvar.publishing.queries.outcomes import answers_shown
from gensvar.publishing.queries.published import published_dialogues
from gensvar.publishing.shapes import AnswerShown
from gensvar.ui.shapes import AnswerMark, Step


@dataclass(frozen=True)
class WhatBecame:
    """For a receipt: the life line, a mark for each contribution, the answers.

    `is_public` says whether the dialogue's own page may be linked to.
    """

    life_line: Sequence[Step]
    marks: dict[int, Sequence[AnswerMark]]
    answers: dict[str, AnswerShown]
    is_public: bool


def what_became(dialogue_id: int, contribution_ids: Sequence[int]) -> WhatBecame:
    """Return what became of the contributions of one receipt.

    The holder of the code has said them, so they are shown whether or not the public
    may see them; the answer only once it has been published.
    """
    dialogue = Dialogue.objects.select_related("consideration", "matter").get(
        pk=dialogue_id
    )
    rows = Contribution.objects.filter(dialogue=dialogue, pk__in=contribution_ids)
    outcomes = outcomes_for(rows)
    return WhatBecame(
        life_line=life_line(dialogue),
        marks={pk: outcome.marks() for pk, outcome in outcomes.items()},
        answers=answers_shown(dialogue),
        is_public=published_dialogues().filter(pk=dialogue_id).exists(),
    )
