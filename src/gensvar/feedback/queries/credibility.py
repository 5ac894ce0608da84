"""What participants think of the answer, in figures from which no one is known.

The method is shown beside every figure; the arithmetic is in `small_numbers`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import CredibilityFigure, CredibilityRating, RatingUse
from gensvar.feedback.queries.answers import answers_to_participants, is_answered
from gensvar.feedback.queries.mailings import receipts_with_words
from gensvar.feedback.small_numbers import (
    HIGHEST,
    LOWEST,
    shown_count,
    shown_mean,
)
from gensvar.ui.dates import number

ASKED: dict[str, StrOrPromise] = {
    "understood": gettext_lazy("I understand the answer"),
    "fair": gettext_lazy("What was said has been handled fairly"),
    "influence": gettext_lazy("What was said made a difference"),
}


@dataclass(frozen=True)
class Score:
    """One mean, in halves: `value` to draw, `said` to read."""

    asked: StrOrPromise
    value: float
    said: str


@dataclass(frozen=True)
class Credibility:
    """What may be shown of the ratings of one dialogue.

    `count` is in fives. When too few have rated there are no scores.
    """

    count: int
    scores: tuple[Score, ...]

    @property
    def is_shown(self) -> bool:
        """Say whether enough people have rated."""
        return bool(self.scores)


def credibility_of(dialogue: Dialogue) -> Credibility:
    """Return what may be shown of how credible participants find the answer."""
    figure = last_figure(dialogue)
    if figure is None:
        return Credibility(0, ())
    return Credibility(
        count=shown_count(figure.count),
        scores=tuple(
            score(asked, getattr(figure, name), figure.count)
            for name, asked in ASKED.items()
        ),
    )


def score(asked: StrOrPromise, total: int, count: int) -> Score:
    """Return a mean as it may be shown."""
    value = shown_mean(total, count)
    said = number(value, 1)
    if value == HIGHEST:
        said = _("%(score)s or more") % {"score": said}
    elif value == LOWEST:
        said = _("%(score)s or less") % {"score": said}
    return Score(asked, value, said)


def last_figure(dialogue: Dialogue) -> CredibilityFigure | None:
    """Return the step that is shown now."""
    return CredibilityFigure.objects.filter(dialogue=dialogue).last()


def comments_on(dialogue: Dialogue) -> list[str]:
    """Return the comments of ratings that have been counted, in an order of chance.

    They are free text by participants: for those who lead the dialogue, not in public.
    """
    rows = CredibilityRating.objects.filter(dialogue=dialogue, figure__isnull=False)
    return list(rows.exclude(comment="").values_list("comment", flat=True))


def can_be_rated(dialogue: Dialogue) -> bool:
    """Say whether there is a published answer to rate."""
    return is_answered(dialogue)


def own_receipts(receipt: Receipt) -> QuerySet[Receipt]:
    """Return a receipt and those of the same account in the same dialogue."""
    spoken = receipts_with_words(receipt.dialogue)
    if receipt.user_id is None:
        return spoken.filter(pk=receipt.pk)
    return spoken.filter(user=receipt.user_id)


def is_answered_and_unused(receipt: Receipt, uses: QuerySet[Any]) -> bool:
    """Say whether a participant has an answer, and has used no own receipt; one query.

    `uses` are the notes that receipts have been used, for whatever it was.
    """
    # Any: the notes of an app on a higher floor.
    answered = answers_to_participants().filter(dialogue=OuterRef("dialogue"))
    mine = own_receipts(receipt).filter(Exists(answered))
    used = Exists(uses.filter(receipt=OuterRef("pk")))
    found = dict(mine.order_by().values_list("pk", used))
    return receipt.pk in found and not any(found.values())


def has_rated(receipts: Iterable[Receipt]) -> bool:
    """Say whether one of the receipts has been used to rate."""
    return RatingUse.objects.filter(receipt__in=list(receipts)).exists()
