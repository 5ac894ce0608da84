"""Telling those who keep a meeting what the other side has proposed."""

from datetime import datetime, timedelta

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.kernel import addresses
from gensvar.meetings.actions.voices import Voice
from gensvar.meetings.models import Meeting, Side
from gensvar.meetings.news import (
    EXTRA,
    ITEM,
    NEWS,
    TIME,
    cause_of,
    keepers_of,
    something_is_proposed,
)
from gensvar.notifications.actions import send
from gensvar.notifications.models import Letter, LetterState

__all__ = ["EXTRA", "ITEM", "TIME", "tell_keepers"]

BETWEEN = timedelta(hours=1)
PAGES = {
    ITEM: addresses.meeting_agenda,
    TIME: addresses.meeting_times,
    EXTRA: addresses.meeting_work,
}


def tell_keepers(
    meeting: Meeting, what: str, *, voice: Voice, at: Meeting | None = None
) -> None:
    """Write to those who keep a meeting, at most once an hour to each.

    Call it in the transaction that proposes something. News that comes while a letter
    waits is told by that letter; news that comes after one has left waits until an
    hour has gone. `at` is the meeting whose page the letter leads to. What the region
    itself proposes is told nobody here.
    """
    if voice.side != Side.OTHER:
        return
    page = PAGES[what]((at or meeting).pk)
    for person in keepers_of(meeting):
        _tell(meeting, person, what, page)


def _tell(meeting: Meeting, person: User, what: str, page: str) -> None:
    before = (
        Letter.objects.filter(kind=NEWS, cause=cause_of(meeting), to=person.email)
        .order_by("pk")
        .last()
    )
    if before is not None and before.state == LetterState.WAITING:
        return
    after = before.pk if before else 0
    letter = something_is_proposed(meeting, person, what, after=after, page=page)
    send([letter])
    if before is not None:
        waits = Letter.objects.filter(key=letter.key, state=LetterState.WAITING)
        waits.update(not_before=max(timezone.now(), _left(before) + BETWEEN))


def _left(letter: Letter) -> datetime:
    return letter.sent_at or letter.not_before
