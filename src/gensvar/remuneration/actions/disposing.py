"""Disposal: letters about claims. The claims themselves are bookkeeping, and stay."""

from collections.abc import Collection

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter, LetterState
from gensvar.remuneration.models import Claim


def forget_claim_letters(meetings: Collection[int]) -> None:
    """Empty the addresses of letters about claims that have left.

    One that waits is left alone: the person is still to hear about the money.
    """
    claims = Claim.objects.filter(guest__meeting__in=meetings).order_by()
    causes = claims.annotate(
        letter_cause=Concat(Value("claim "), Cast("pk", CharField()))
    ).values("letter_cause")
    letters = Letter.objects.filter(cause__in=causes)
    forget_readers(letters.exclude(state=LetterState.WAITING))
