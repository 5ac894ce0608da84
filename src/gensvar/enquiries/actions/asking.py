"""Receiving a question: from the form, from an organisation, or told to somebody."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.enquiries.keys import code_of, stored
from gensvar.enquiries.messages import received, waits
from gensvar.enquiries.models import Enquiry, Source, State, Theme
from gensvar.enquiries.policies import may_write_down
from gensvar.enquiries.queries import people_with
from gensvar.enquiries.working_days import working_days_after
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.languages import known
from gensvar.kernel.secrets import token
from gensvar.notifications.actions import Message, send
from gensvar.organisations.models import Organisation, Role
from gensvar.organisations.policies import works_here

LONGEST, LONGEST_SUBJECT = 10_000, 120
# Promised where nobody knows yet what the question is about: three weeks of work.
DEFAULT_DAYS = 15


@dataclass(frozen=True)
class Asked:
    """What somebody asks, and what they want to tell of themselves."""

    words: str
    theme: Theme | None = None
    subject: str = ""
    name: str = ""
    email: str = ""
    organisation_name: str = ""
    organisation: Organisation | None = None
    language: str = "sv"
    wants_public: bool = False
    source: str = Source.FORM
    received_on: date | None = None


@transaction.atomic
def ask(asked: Asked, *, key: str, by: User | None = None) -> Enquiry:
    """Keep a question with an owner and a day; a `key` counts once.

    Raises Invalid at the field that cannot be right.
    """
    before = Enquiry.objects.filter(key=key).first()
    if before is not None:
        return before
    row = _row(asked, key, by)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Enquiry.objects.get(key=key)
    theme = asked.theme.pk if asked.theme else None
    record("ask region", row, by=by, theme=theme, due_on=row.due_on, source=row.source)
    send([*received(row), *tell_who_answers(row)])
    return row


@transaction.atomic
def write_down(asked: Asked, *, by: User) -> Enquiry:
    """Write down a question that came by telephone, by letter or at a meeting.

    Raises NotAllowed, or Invalid at the field.
    """
    if not may_write_down(by):
        raise NotAllowed
    if asked.received_on and asked.received_on > today():
        raise Invalid(_("The day has not come yet."), "received_on")
    return ask(asked, key=token()[:64], by=by)


def tell_who_answers(enquiry: Enquiry, why: str = "new") -> list[Message]:
    """Return letters to the owner, or to the officers of the body that has it."""
    if enquiry.owner is not None:
        return waits(enquiry, [enquiry.owner], why)
    if enquiry.body is None:
        return []
    return waits(enquiry, people_with(Role.OFFICER, enquiry.body)[1], why)


def owner_of(theme: Theme | None) -> User | None:
    """Return who answers questions of a theme, while they work here."""
    owner = theme.owner if theme else None
    return owner if owner is not None and works_here(owner) else None


def day_of_answer(theme: Theme | None, since: date) -> date:
    """Return the day on which an answer is promised."""
    return working_days_after(since, theme.answer_days if theme else DEFAULT_DAYS)


def _row(asked: Asked, key: str, by: User | None) -> Enquiry:
    words = cleaned(asked.words, "words")
    if asked.theme is not None and asked.theme.ended_on is not None:
        raise Invalid(_("Choose another theme. This one has ended."), "theme")
    day = asked.received_on or today()
    theme = asked.theme
    return Enquiry(
        key=key,
        token_hash=stored(code_of(key)),
        words=words,
        subject=_line(asked.subject)[:LONGEST_SUBJECT],
        language=known(asked.language).tag,
        theme=theme,
        name=_line(asked.name),
        email=_address(asked.email),
        organisation_name=_line(asked.organisation_name),
        organisation=asked.organisation,
        wants_public=asked.wants_public,
        must_be_public=theme.is_published if theme else False,
        source=asked.source,
        state=State.ROUTED if theme else State.RECEIVED,
        received_at=_moment(day),
        received_on=day,
        body=theme.body if theme else None,
        owner=owner_of(theme),
        due_on=day_of_answer(theme, day),
        created_by=by,
    )


def _moment(day: date) -> datetime:
    if day == today():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


def cleaned(text: str, field: str) -> str:
    """Return a text as it is kept, or raise Invalid when it is empty or too long."""
    words = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words:
        raise Invalid(_("Write your question."), field)
    if len(words) > LONGEST:
        raise Invalid(_("The text is too long. Send it in parts."), field)
    return words


def _line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:200]


def _address(text: str) -> str:
    address = text.strip()
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError as refused:
        raise Invalid(_("Enter a valid email address."), "email") from refused
    return address
