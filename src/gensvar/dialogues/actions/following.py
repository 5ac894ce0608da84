"""Forgetting those who followed a dialogue that is over, and been disposed of."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from gensvar.dialogues.messages import CONFIRM
from gensvar.dialogues.models import ClosingMove, Dialogue, Follower, Mandate
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter


def forget_followers(dialogue: Dialogue, until: date) -> None:
    """Remove those who began to follow until that day, and their addresses on letters.

    For a recorded disposal: the rows hold nothing but an address.
    """
    after = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    rows = Follower.objects.filter(dialogue=dialogue)
    rows.filter(created_at__lt=after).delete()
    moves = ClosingMove.objects.filter(phase__dialogue=dialogue)
    mandates = Mandate.objects.filter(dialogue=dialogue)
    causes = [
        f"following {dialogue.pk}",
        *(f"closing move {pk}" for pk in moves.values_list("pk", flat=True)),
        *(f"mandate {pk}" for pk in mandates.values_list("pk", flat=True)),
    ]
    kinds = Q(kind__in=(CONFIRM, "closing day moved", "mandate withdrawn"))
    forget_readers(
        Letter.objects.filter(kinds, cause__in=causes),
        but=rows.values_list("email", flat=True),
    )
