"""Rating the answer: once for each participant, and nobody can tell who said what.

The rating and the fact that a receipt was used are written together, and nothing in
one leads to the other: no key, no time, no order. (Someone with full access to a
PostgreSQL server could still compare in which transaction rows were written.)
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from gensvar.audit.actions import record
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.models import CredibilityFigure, CredibilityRating, RatingUse
from gensvar.feedback.queries.credibility import (
    ASKED,
    can_be_rated,
    has_rated,
    last_figure,
    own_receipts,
)
from gensvar.feedback.small_numbers import HIGH, LOW, STEP, may_be_shown
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotYet

LONGEST_COMMENT = 2000


@dataclass(frozen=True)
class Scores:
    """What a participant thinks, from 1 to 5, and perhaps a comment."""

    understood: int
    fair: int
    influence: int
    comment: str = ""


@transaction.atomic
def rate_answer(receipt: Receipt, scores: Scores) -> None:
    """Keep an anonymous rating; a receipt, or an account, is used once.

    Raises NotYet before the answer is published or when it has been rated, Invalid
    for scores outside 1–5.
    """
    _check(scores)
    if not can_be_rated(receipt.dialogue):
        raise NotYet([_("a published answer to those who took part")])
    mine = list(own_receipts(receipt))
    if receipt not in mine:
        raise NotYet([_("something that you have said in the dialogue")])
    _use(mine)
    CredibilityRating.objects.create(
        dialogue=receipt.dialogue,
        understood=scores.understood,
        fair=scores.fair,
        influence=scores.influence,
        comment=scores.comment.strip()[:LONGEST_COMMENT],
        received_month=today().replace(day=1),
    )
    record("rate", receipt.dialogue)
    count_if_five_more(receipt.dialogue)


def count_if_five_more(dialogue: Dialogue) -> None:
    """Make a new figure when at least five ratings wait to be counted."""
    waiting = CredibilityRating.objects.filter(dialogue=dialogue, figure__isnull=True)
    last = last_figure(dialogue)
    sums = waiting.aggregate(count=Count("pk"), **{name: Sum(name) for name in ASKED})
    if sums["count"] < STEP:
        return
    before = {name: getattr(last, name) if last else 0 for name in sums}
    if not all(
        may_be_shown(
            before[name] + sums[name],
            before["count"] + sums["count"],
            (before[name], before["count"]),
        )
        for name in ASKED
    ):
        return
    try:
        with transaction.atomic():
            figure = CredibilityFigure.objects.create(
                dialogue=dialogue,
                number=last.number + 1 if last else 1,
                **{name: before[name] + value for name, value in sums.items()},
            )
            if waiting.update(figure=figure) != sums["count"]:
                # One more came meanwhile: the next rating makes the figure.
                transaction.set_rollback(True)
    except IntegrityError:
        return  # somebody else is counting the same ratings


def _use(receipts: list[Receipt]) -> None:
    already = NotYet([_("a receipt that has not been used to rate: each is used once")])
    if has_rated(receipts):
        raise already
    try:
        with transaction.atomic():
            # The primary key lets one of several simultaneous ratings through.
            RatingUse.objects.bulk_create(RatingUse(receipt=row) for row in receipts)
    except IntegrityError as problem:
        raise already from problem


def _check(scores: Scores) -> None:
    for name, words in ASKED.items():
        if not LOW <= getattr(scores, name) <= HIGH:
            raise Invalid(
                _("Choose a number from 1 to 5 for: %(asked)s.") % {"asked": words},
                name,
            )
