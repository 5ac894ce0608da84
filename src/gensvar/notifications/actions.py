"""Putting letters in the outbox, and deciding about those whose fate is uncertain."""

import hashlib
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.notifications.models import SECRET_MARK, Letter, LetterState
from gensvar.notifications.policies import MayKeepLetters
from gensvar.notifications.writing import Message, one_line, write

__all__ = [
    "Message",
    "forget_readers",
    "mark_as_sent",
    "send",
    "send_again",
    "write",
]

KEY_LENGTH = 120
AT_ONCE = 500
# A person decides about these; the others move by themselves.
UNDECIDED = (LetterState.UNCERTAIN, LetterState.FAILED)


def send(messages: Iterable[Message]) -> None:
    """Put letters in the outbox, in the transaction of the caller.

    A letter whose key is already there is passed over in silence: the same news goes
    to the same reader once. Nobody without an address gets a letter.
    """
    Letter.objects.bulk_create(
        [_letter(message) for message in messages if message.to.strip()],
        ignore_conflicts=True,
    )


def _letter(message: Message) -> Letter:
    secret, text = message.secret, message.text
    return Letter(
        key=_short(message.key),
        kind=message.kind,
        cause=message.cause,
        to=one_line(message.to),
        language=message.language,
        subject=one_line(message.subject),
        text=text.replace(secret, SECRET_MARK) if secret else text,
        secret=secret,
        calendar=message.calendar,
    )


def _short(key: str) -> str:
    """Return a key that fits its column; a long one is replaced by its hash."""
    if len(key) <= KEY_LENGTH:
        return key
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def send_again(letter: Letter, *, by: User, may: MayKeepLetters) -> None:
    """Let a letter whose fate is uncertain wait for its turn once more."""
    if not letter.to and may(by):
        raise NotYet([_("an address: it has been disposed of")])
    _decide(letter, by=by, may=may, state=LetterState.WAITING)
    Letter.objects.filter(pk=letter.pk).update(
        attempts=0, not_before=timezone.now(), leased_until=None, problem=""
    )
    record("send letter again", letter, by=by)


@transaction.atomic
def mark_as_sent(letter: Letter, *, by: User, may: MayKeepLetters) -> None:
    """Note that a letter did arrive, so that it is not sent again."""
    _decide(letter, by=by, may=may, state=LetterState.SENT)
    Letter.objects.filter(pk=letter.pk).update(
        sent_at=timezone.now(), leased_until=None, secret=""
    )
    record("mark letter as sent", letter, by=by)


def _decide(
    letter: Letter, *, by: User, may: MayKeepLetters, state: LetterState
) -> None:
    if not may(by):
        raise NotAllowed
    rows = Letter.objects.filter(pk=letter.pk, state__in=UNDECIDED)
    if not rows.update(state=state):
        raise NotYet([_("A letter whose fate is uncertain, or that could not be sent")])


@transaction.atomic
def forget_readers(letters: QuerySet[Letter], *, but: Collection[str] = ()) -> None:
    """Empty the addresses of letters, except those to some addresses.

    That a letter was written, and when it left, stays. One that waits is withdrawn:
    nobody is left to get it. The calendar file goes with the address, which it holds.
    """
    kept = {address.casefold() for address in but}
    rows = letters.exclude(to="").order_by().values_list("pk", "to")
    gone = [pk for pk, to in rows if to.casefold() not in kept]
    for start in range(0, len(gone), AT_ONCE):
        some = Letter.objects.filter(pk__in=gone[start : start + AT_ONCE])
        some.filter(state=LetterState.WAITING).update(state=LetterState.WITHDRAWN)
        some.update(to="", secret="", calendar="")
