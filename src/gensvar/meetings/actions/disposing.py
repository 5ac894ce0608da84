"""Disposal: who came to meetings, how they are reached, and what they needed."""

from collections.abc import Collection

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from gensvar.meetings.models import AccessNeed, DeclaredInterest, Guest, Meeting
from gensvar.notifications.actions import forget_readers
from gensvar.notifications.models import Letter


def forget_guests(meetings: Collection[int]) -> None:
    """Forget the names and addresses of the guests of some meetings.

    Whom a guest came from stays: with the name gone it says only that an organisation
    was there. The guest's own page goes too: what stands for the token is the hash of
    nothing, so that no link opens it. A claim for pay has a name of its own, and is not
    touched. The names of those who approved stand in the approvals, which are a record
    of the meeting.
    """
    guests = Guest.objects.filter(meeting__in=meetings)
    AccessNeed.objects.filter(guest__meeting__in=meetings, deleted_at=None).update(
        deleted_at=timezone.now()
    )
    AccessNeed.objects.filter(guest__meeting__in=meetings).update(kinds=[], words="")
    DeclaredInterest.objects.filter(guest__meeting__in=meetings).delete()
    _forget_letters("guest", guests)
    _forget_letters("meeting", Meeting.objects.filter(pk__in=meetings))
    gone = Concat(Value("gone "), Cast("pk", CharField()))
    guests.update(
        name="", email="", represents="", user=None, key=gone, token_hash=gone
    )


def _forget_letters(kind: str, rows: "QuerySet[Guest] | QuerySet[Meeting]") -> None:
    """Empty the addresses of letters whose cause is one of the rows."""
    causes = rows.order_by().annotate(
        letter_cause=Concat(Value(f"{kind} "), Cast("pk", CharField()))
    )
    forget_readers(Letter.objects.filter(cause__in=causes.values("letter_cause")))
