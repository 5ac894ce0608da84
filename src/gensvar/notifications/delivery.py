"""Emptying the outbox: one letter is claimed, sent and noted at a time.

SMTP cannot promise exactly once. What can be promised: a letter that we know has left
is never sent again; one whose fate we do not know is never sent again by a machine.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, SafeMIMEText, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db.models import F
from django.utils import timezone

from gensvar.kernel.secrets import hashed
from gensvar.notifications.models import Letter, LetterState
from gensvar.notifications.smtp import StoppedMidway

logger = logging.getLogger("gensvar.letters")

LEASE = timedelta(minutes=10)
# Minutes between attempts; the last is repeated. All together 36 hours: a mail server
# may be gone for a day without a letter being given up.
PAUSES = (1, 2, 5, 10, 20, 40, 60, 120, 240)
MOST_ATTEMPTS = 16
AT_ONCE = 50
CALENDAR_FILE = "kalender.ics"
FOR_GOOD = 500  # SMTP: 5xx is a refusal that will not change, 4xx asks us to wait

# For each kind of letter: does its reader still get it, now that its turn has come?
StillWanted = Mapping[str, Callable[[Letter], bool]]


def empty_outbox(still_wanted: StillWanted, most: int = AT_ONCE) -> int:
    """Send letters whose turn has come, at most `most`, and return how many left.

    Letters that an earlier sender left midway become uncertain first.
    """
    note_those_left_midway()
    if not settings.MAIL_IS_DELIVERED:
        return _send(None, still_wanted, most) if settings.MAILBOX_ONLY else 0
    connection = get_connection()
    try:
        # While the mail server is away no letter is claimed, and no attempt counted.
        connection.open()
    except (SMTPException, OSError) as trouble:
        logger.warning("mail server away", extra={"problem": type(trouble).__name__})
        return 0
    try:
        return _send(connection, still_wanted, most)
    finally:
        _hang_up(connection)


def _send(
    connection: BaseEmailBackend | None, still_wanted: StillWanted, most: int
) -> int:
    """Claim and deliver one letter after the other."""
    sent = 0
    for _turn in range(most):
        letter = claim()
        if letter is None:
            break
        sent += deliver(letter, connection, still_wanted)
    return sent


def _hang_up(connection: BaseEmailBackend) -> None:
    """Close the line; a line that is already gone is closed too."""
    with suppress(SMTPException, OSError):
        connection.close()


def claim(now: datetime | None = None) -> Letter | None:
    """Take hold of the letter that has waited longest, or return None.

    One conditional UPDATE instead of a lock: of two senders that see the same letter
    one changes the row, and the other finds none.
    """
    now = now or timezone.now()
    due = Letter.objects.filter(state=LetterState.WAITING, not_before__lte=now)
    for pk in due.order_by("not_before", "pk").values_list("pk", flat=True)[:AT_ONCE]:
        rows = Letter.objects.filter(pk=pk, state=LetterState.WAITING)
        if rows.update(
            state=LetterState.SENDING,
            leased_until=now + LEASE,
            attempts=F("attempts") + 1,
        ):
            return Letter.objects.get(pk=pk)
    return None


def note_those_left_midway(now: datetime | None = None) -> int:
    """Call letters uncertain whose sender stopped between claim and note (F-33)."""
    return Letter.objects.filter(
        state=LetterState.SENDING, leased_until__lt=now or timezone.now()
    ).update(
        state=LetterState.UNCERTAIN,
        problem="The sender stopped before it could note what happened.",
    )


def deliver(
    letter: Letter, connection: BaseEmailBackend | None, still_wanted: StillWanted
) -> bool:
    """Send one claimed letter and note what happened; without connection, keep it."""
    wanted = still_wanted.get(letter.kind)
    if wanted is not None and not wanted(letter):
        _note(letter, LetterState.WITHDRAWN, secret="")
        return False
    try:
        if connection is not None:
            connection.send_messages([as_mail(letter, connection)])
    except StoppedMidway as trouble:
        _note(letter, LetterState.UNCERTAIN, problem=_in_words(trouble, 0))
        _hang_up(cast("BaseEmailBackend", connection))
    except (SMTPException, OSError, ValueError, ValidationError) as trouble:
        _try_later(letter, trouble)
        _hang_up(cast("BaseEmailBackend", connection))
    else:
        # In the demo the mailbox is a page, and its links must work.
        secret = letter.secret if connection is None else ""
        _note(letter, LetterState.SENT, sent_at=timezone.now(), secret=secret)
        return True
    return False


def as_mail(letter: Letter, connection: BaseEmailBackend) -> EmailMessage:
    """Return the letter as a mail to one reader.

    Every attempt has the same Message-ID, so that a reader's mail program can see that
    two are the same.
    """
    validate_email(letter.to)  # one address, and nothing that adds a second reader
    domain = settings.SENDER.rpartition("@")[2].strip("> ")
    name = hashed("message id", letter.key)[:32]
    mail = EmailMessage(
        letter.subject,
        letter.whole_text,
        settings.SENDER,
        [letter.to],
        connection=connection,
        headers={
            "Message-ID": f"<{name}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
        },
    )
    if letter.calendar:
        mail.attach(_calendar_of(letter))
    return mail


def _calendar_of(letter: Letter) -> SafeMIMEText:
    """Return the meeting of a letter as calendar programs know it (RFC 6047)."""
    part = SafeMIMEText(letter.calendar, "calendar", "utf-8")
    part.set_param("method", letter.calendar_method)
    part.add_header("Content-Disposition", "attachment", filename=CALENDAR_FILE)
    return part


def _try_later(letter: Letter, trouble: Exception) -> None:
    """Let the letter wait longer each time, or give it up where waiting is no use."""
    code = _code(trouble)
    if code >= FOR_GOOD or letter.attempts >= MOST_ATTEMPTS:
        _note(letter, LetterState.FAILED, problem=_in_words(trouble, code))
        return
    minutes = PAUSES[min(letter.attempts, len(PAUSES)) - 1]
    _note(
        letter,
        LetterState.WAITING,
        not_before=timezone.now() + timedelta(minutes=minutes),
        problem=_in_words(trouble, code),
    )


def _code(trouble: Exception) -> int:
    """Return the number with which the mail server refused, or 0.

    An address that cannot be written on a letter is refused for good.
    """
    if isinstance(trouble, ValueError | ValidationError):
        return FOR_GOOD
    if isinstance(trouble, SMTPRecipientsRefused):
        return max((code for code, _words in trouble.recipients.values()), default=0)
    return trouble.smtp_code if isinstance(trouble, SMTPResponseException) else 0


def _in_words(trouble: Exception, code: int) -> str:
    """Say what went wrong without the server's words: they may hold an address."""
    return f"{type(trouble).__name__} {code or ''}".strip()


def _note(letter: Letter, state: LetterState, **facts: object) -> None:
    """Note what happened, if nobody else has taken hold of the letter since.

    A sender that is slower than its lease finds its letter uncertain; what it knows
    is then better than not knowing.
    """
    Letter.objects.filter(
        pk=letter.pk,
        leased_until=letter.leased_until,
        state__in=(LetterState.SENDING, LetterState.UNCERTAIN),
    ).update(state=state, leased_until=None, **{"problem": "", **facts})
    logger.info("letter", extra={"letter": letter.pk, "state": str(state)})
