"""The asker's own page: where the question stands, and what one can do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django_stubs_ext import StrOrPromise

from gensvar.enquiries.keys import stored, token_of
from gensvar.enquiries.models import Enquiry, Source, State, Step
from gensvar.enquiries.queries import age_of, is_late, sent_answers, title_of
from gensvar.enquiries.shown import AnswerShown, as_answer


@dataclass(frozen=True)
class StepShown:
    """One thing that happened, for the asker: no names of those who work here."""

    step: str
    said: StrOrPromise
    words: str
    body: str
    before: date | None
    after: date | None
    at: datetime
    is_own: bool


@dataclass(frozen=True)
class AskerPage:
    """What the holder of a code sees of the question."""

    enquiry: Enquiry
    token: str
    title: str
    words: str
    language: str
    theme: str
    role: str
    body: str
    state: str
    said: StrOrPromise
    received_on: date
    due_on: date
    days: int
    is_late: bool
    is_open: bool
    has_email: bool
    will_be_shown: bool
    must_be_public: bool
    is_shown: bool
    public_id: str
    public_words: str
    public_subject: str
    hidden_reason: str
    elsewhere: str
    may_open_again: bool
    verdict: str
    verdict_said: StrOrPromise
    answers: tuple[AnswerShown, ...]
    steps: tuple[StepShown, ...]


@dataclass(frozen=True)
class OwnQuestion:
    """One question of an organisation, on its own side."""

    public_id: str
    title: str
    language: str
    theme: str
    body: str
    state: str
    said: StrOrPromise
    received_on: date
    due_on: date
    answered_on: date | None
    days: int
    is_late: bool
    is_open: bool


def asker_page(code: str) -> AskerPage | None:
    """Return what a code opens, or nothing.

    What an organisation asks is read on its own side, by those who keep it then.
    """
    own = Q(source=Source.OWN, organisation__isnull=False)
    row = _rows().exclude(own).filter(token_hash=stored(code)).first()
    return None if row is None else _page(row)


def question_of(family: Collection[int], public_id: str) -> AskerPage | None:
    """Return one question of an organisation, or nothing when it asked no such."""
    row = _rows().filter(organisation_id__in=family, public_id=public_id).first()
    return None if row is None else _page(row)


def _rows() -> QuerySet[Enquiry]:
    return Enquiry.objects.select_related("theme", "body")


def _page(row: Enquiry) -> AskerPage:
    answers = sent_answers(row)
    latest = answers[0] if answers else None
    role = row.theme.owner_role if row.theme else ""
    return AskerPage(
        enquiry=row,
        token=token_of(row),
        title=title_of(row),
        words=row.words,
        language=row.language,
        theme=row.theme.name if row.theme else "",
        role=role if row.theme and row.theme.body_id == row.body_id else "",
        body=row.body.name if row.body else "",
        state=row.state,
        said=row.get_state_display(),
        received_on=row.received_on,
        due_on=row.due_on,
        days=age_of(row),
        is_late=is_late(row),
        is_open=row.is_open,
        has_email=bool(row.email),
        will_be_shown=row.wants_public or row.must_be_public,
        must_be_public=row.must_be_public,
        is_shown=row.is_shown and row.state != State.TAKEN_BACK,
        public_id=row.public_id,
        public_words=row.public_words,
        public_subject=row.public_subject,
        hidden_reason=row.hidden_reason,
        elsewhere=row.elsewhere,
        may_open_again=row.reopened_at is None,
        verdict=latest.verdict if latest else "",
        verdict_said=latest.get_verdict_display() if latest else "",
        answers=tuple(as_answer(answer) for answer in answers),
        steps=_steps(row),
    )


def _steps(row: Enquiry) -> tuple[StepShown, ...]:
    own = {Step.MORE, Step.REOPENED, Step.TAKEN_BACK}
    return tuple(
        StepShown(
            step=step.step,
            said=step.get_step_display(),
            words=step.words,
            body=step.body.name if step.body else "",
            before=step.due_before,
            after=step.due_after,
            at=step.at,
            is_own=step.step in own,
        )
        for step in row.steps.select_related("body").order_by("pk")
    )


def questions_of(family: Collection[int]) -> list[OwnQuestion]:
    """Return the questions of an organisation, those that wait first."""
    rows = Enquiry.objects.filter(organisation_id__in=family)
    found = rows.select_related("theme", "body").order_by("-received_on", "-pk")
    shown = [_own(row) for row in found]
    return sorted(shown, key=lambda one: not one.is_open)


def _own(row: Enquiry) -> OwnQuestion:
    return OwnQuestion(
        public_id=row.public_id,
        title=title_of(row),
        language=row.language,
        theme=row.theme.name if row.theme else "",
        body=row.body.name if row.body else "",
        state=row.state,
        said=row.get_state_display(),
        received_on=row.received_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        days=age_of(row),
        is_late=is_late(row),
        is_open=row.is_open,
    )
