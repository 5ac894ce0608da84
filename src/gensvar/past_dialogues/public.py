"""The past dialogues that everyone may read, in plain values."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gensvar.kernel.days import today
from gensvar.past_dialogues.models import PastDialogue
from gensvar.past_dialogues.queries import judgements_of, past_dialogues

MOST = 200


@dataclass(frozen=True)
class PastRow:
    """A past dialogue in a list."""

    pk: int
    title: str
    question: str
    body: str
    held_from: date
    held_to: date


@dataclass(frozen=True)
class Contact:
    """Whom to ask; name and addresses only as long as they may be shown."""

    role: str = ""
    unit: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class CountShown:
    """How many took part, as reported."""

    of_whom: str
    number: int | None
    source: str


@dataclass(frozen=True)
class DocumentShown:
    """A document, and how one gets to read it."""

    title: str
    state: str
    dated_on: date | None
    link: str
    how_to_ask: str


@dataclass(frozen=True)
class RuleShown:
    """One rule of today, and how the dialogue stands against it."""

    rule: str
    verdict: str
    source: str


@dataclass(frozen=True)
class PastShown:
    """A past dialogue as everyone may read it."""

    row: PastRow
    about: str
    place: str
    method: str
    level: str
    promise: str
    results: str
    outcome: str
    matter: str
    decided_on: date | None
    section_number: str
    contact: Contact
    counts: tuple[CountShown, ...]
    documents: tuple[DocumentShown, ...]
    judged_by: str
    judged_on: date | None
    rules: tuple[RuleShown, ...]


def _shown() -> QuerySet[PastDialogue]:
    return past_dialogues().filter(published_at__isnull=False)


def past_shown() -> tuple[PastRow, ...]:
    """Return the past dialogues that are shown to everyone, the latest first."""
    return tuple(_row(one) for one in _shown()[:MOST])


def one_past_shown(pk: int) -> PastShown | None:
    """Return one past dialogue, or None when it is not shown."""
    past = _shown().filter(pk=pk).first()
    if past is None:
        return None
    latest = next(iter(judgements_of(past)), None)
    rules = latest.rules.all() if latest else ()
    return PastShown(
        row=_row(past),
        about=past.about,
        place=past.place,
        method=past.method,
        level=past.level.name if past.level else "",
        promise=past.level.promise if past.level else "",
        results=past.results,
        outcome=past.outcome,
        matter=str(past.matter or ""),
        decided_on=past.decided_on,
        section_number=past.section_number,
        contact=_contact(past),
        counts=_counts(past),
        documents=_documents(past),
        judged_by=str(latest.rule_set) if latest else "",
        judged_on=latest.judged_at.date() if latest else None,
        rules=tuple(
            RuleShown(one.said, str(one.get_verdict_display()), one.source)
            for one in rules
        ),
    )


def _row(past: PastDialogue) -> PastRow:
    return PastRow(
        past.pk,
        past.title,
        past.question,
        past.body.name,
        past.held_from,
        past.held_to,
    )


def _contact(past: PastDialogue) -> Contact:
    role, unit = past.contact_role, past.contact_unit
    if past.contact_until is None or past.contact_until < today():
        return Contact(role, unit)
    return Contact(
        role, unit, past.contact_name, past.contact_email, past.contact_phone
    )


def _counts(past: PastDialogue) -> tuple[CountShown, ...]:
    return tuple(
        CountShown(one.of_whom, one.number, one.source) for one in past.counts.all()
    )


def _documents(past: PastDialogue) -> tuple[DocumentShown, ...]:
    return tuple(
        DocumentShown(
            title=one.title,
            state=str(one.get_state_display()),
            dated_on=one.dated_on,
            link=one.link,
            how_to_ask=one.how_to_ask,
        )
        for one in past.documents.all()
    )
