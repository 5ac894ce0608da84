"""What the public pages may do here: rate an answer, once, without being known."""

from gensvar.contributions.models import Receipt
from gensvar.feedback.actions.credibility import Scores, rate_answer
from gensvar.feedback.models import RatingUse
from gensvar.feedback.queries.credibility import (
    has_rated,
    is_answered_and_unused,
    own_receipts,
)

__all__ = ["has_been_rated", "rate", "rating_open_for"]


def rating_open_for(receipt: Receipt) -> bool:
    """Say whether the holder of a receipt can rate the answer now."""
    return is_answered_and_unused(receipt, RatingUse.objects.all())


def has_been_rated(receipt: Receipt) -> bool:
    """Say whether the receipt, or another of the same account, has been used."""
    return has_rated(own_receipts(receipt))


def rate(
    receipt: Receipt, understood: int, fair: int, influence: int, comment: str = ""
) -> None:
    """Keep an anonymous rating from 1 to 5 on each point; see `rate_answer`."""
    rate_answer(receipt, Scores(understood, fair, influence, comment))
