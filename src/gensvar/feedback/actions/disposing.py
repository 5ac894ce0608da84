"""Disposal: what is emptied of ratings and of letters with the answer."""

from gensvar.contributions.models import Disposal
from gensvar.contributions.queries import addresses_left
from gensvar.feedback.messages import KIND
from gensvar.feedback.models import CredibilityRating, Mailing
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter


def empty_feedback(disposal: Disposal) -> None:
    """Empty comments of ratings, and the addresses that answers went to.

    Nothing leads from a rating to a person, and its time is a month: the month in
    which the last day of the disposal lies is among those emptied. Scores stay.
    """
    dialogue = disposal.dialogue
    CredibilityRating.objects.filter(
        dialogue=dialogue, received_month__lte=disposal.received_until
    ).update(comment="")
    mailings = Mailing.objects.filter(answer__dialogue=dialogue)
    forget_readers(
        Letter.objects.filter(kind=KIND, cause__in=[one.cause for one in mailings]),
        but=addresses_left(dialogue),
    )
