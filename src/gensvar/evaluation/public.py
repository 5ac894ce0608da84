"""What the public pages may do here: judge a dialogue, once, without being known."""

from collections.abc import Mapping

from gensvar.contributions.models import Receipt
from gensvar.evaluation.actions import Opinion, judge_as_participant
from gensvar.evaluation.models import VerdictUse
from gensvar.evaluation.queries import JUDGED_IN
from gensvar.feedback.queries.credibility import is_answered_and_unused

__all__ = ["evaluate", "evaluation_open_for"]


def evaluation_open_for(receipt: Receipt) -> bool:
    """Say whether the holder of a receipt can judge the dialogue now."""
    return receipt.dialogue.stage in JUDGED_IN and is_answered_and_unused(
        receipt, VerdictUse.objects.all()
    )


def evaluate(
    receipt: Receipt,
    scores: Mapping[str, int | None],
    difference_made: str = "",
    text: str = "",
    *,
    may_show_words: bool = False,
) -> None:
    """Keep an anonymous verdict: 1–5 on each indicator, or None; and words."""
    judge_as_participant(
        receipt,
        Opinion(scores, difference_made, text),
        may_show_words=may_show_words,
    )
