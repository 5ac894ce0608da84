"""Questions and answers that everyone may read: the list, one, and what is alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django_stubs_ext import StrOrPromise

from gensvar.enquiries.models import OPEN, Answer, Enquiry, State, Theme
from gensvar.enquiries.queries import age_of, is_late, sent_answers
from gensvar.enquiries.stems import stems_of
from gensvar.kernel.days import today

MOST_ALIKE = 5
WAITING, ANSWERED, LATE = "vantar", "besvarade", "sena"


@dataclass(frozen=True)
class ThemeShown:
    """One thing that people ask about, and who answers."""

    pk: int
    slug: str
    name: str
    hint: str
    body: str
    role: str
    days: int
    is_published: bool
    is_funding: bool


@dataclass(frozen=True)
class AnswerShown:
    """One version of an answer."""

    kind: str
    said: StrOrPromise
    words: str
    reason: str
    language: str
    body: str
    signed_by: str
    sent_at: datetime
    correction: str
    promise: str
    promise_by: date | None
    promise_said: StrOrPromise


@dataclass(frozen=True)
class QuestionShown:
    """A question that everyone may read; who asked is not told.

    `is_changed` says that the region has written other words than the asker.
    """

    pk: int
    public_id: str
    subject: str
    words: str
    is_changed: bool
    language: str
    theme: str
    theme_slug: str
    body: str
    state: str
    received_on: date
    due_on: date
    answered_on: date | None
    days: int
    is_late: bool
    others: int
    changed_at: datetime
    answers: tuple[AnswerShown, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether an answer is still waited for."""
        return self.state in OPEN


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the list."""

    theme: str = ""
    state: str = ""
    body: str = ""
    year: int | None = None
    words: str = ""


def themes_shown() -> list[ThemeShown]:
    """Return what one can ask about, in the order of the region."""
    rows = Theme.objects.filter(ended_on__isnull=True).select_related("body")
    return [
        ThemeShown(
            pk=row.pk,
            slug=row.slug,
            name=row.name,
            hint=row.hint,
            body=row.body.name,
            role=row.owner_role,
            days=row.answer_days,
            is_published=row.is_published,
            is_funding=row.is_funding,
        )
        for row in rows
    ]


def shown() -> QuerySet[Enquiry]:
    """Return the questions that everyone may read."""
    rows = Enquiry.objects.filter(published_at__isnull=False, hidden_at__isnull=True)
    return rows.exclude(state=State.TAKEN_BACK).select_related("theme", "body")


def questions_shown(
    wanted: Wanted, start: int = 0, end: int = 50
) -> tuple[list[QuestionShown], int]:
    """Return a part of the list and how long it is; those who waited longest first."""
    rows = _wanted(shown(), wanted)
    waiting = Case(
        When(state__in=OPEN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    found = rows.annotate(others=Count("also")).order_by(
        waiting, "-answered_on", "received_on", "pk"
    )
    return [as_shown(row) for row in found[start:end]], rows.count()


def question_shown(public_id: str) -> QuestionShown | None:
    """Return one question with its answers, or nothing when it is not shown."""
    row = shown().annotate(others=Count("also")).filter(public_id=public_id).first()
    return as_shown(row, sent_answers(row)) if row else None


def latest_shown(most: int) -> list[QuestionShown]:
    """Return what was answered or shown last, for those who follow."""
    rows = list(shown().annotate(others=Count("also")).order_by("-published_at")[:most])
    answers = latest_answers(rows)
    found = [as_shown(row, answers.get(row.pk, ())) for row in rows]
    return sorted(found, key=lambda one: one.changed_at, reverse=True)


def latest_answers(rows: Iterable[Enquiry]) -> dict[int, list[Answer]]:
    """Return the answer that stands now to each of some questions."""
    ids = [row.pk for row in rows]
    answers = Answer.objects.filter(enquiry__in=ids, sent_at__isnull=False)
    ordered = answers.select_related("body", "measure").order_by("enquiry", "number")
    return {answer.enquiry_id: [answer] for answer in ordered}


def bodies_shown() -> list[str]:
    """Return the names of the bodies that have questions in the list."""
    names = shown().order_by().values_list("body__name", flat=True).distinct()
    return sorted(name for name in names if name)


def alike(
    words: str, language: str = "sv", most: int = MOST_ALIKE
) -> list[QuestionShown]:
    """Return shown questions that share most words with what somebody writes.

    One common word is enough for a short question; a longer one needs two.
    """
    stems = stems_of(words, language)
    if not stems:
        return []
    hits = [
        Case(
            When(searched__contains=f" {stem} ", then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for stem in stems
    ]
    needed = 1 if len(stems) == 1 else 2
    score = hits[0]
    for hit in hits[1:]:
        score = score + hit  # type: ignore[assignment] # expressions add up
    rows = shown().annotate(others=Count("also"), score=score)
    found = rows.filter(score__gte=needed).order_by("-score", "-answered_on", "pk")
    return [as_shown(row) for row in found[:most]]


def as_shown(row: Enquiry, answers: Iterable[Answer] = ()) -> QuestionShown:
    """Return what everyone may know of a question."""
    sent = tuple(as_answer(answer) for answer in answers)
    moments = [one.sent_at for one in sent]
    if row.published_at is not None:
        moments.append(row.published_at)
    return QuestionShown(
        pk=row.pk,
        public_id=row.public_id,
        subject=row.public_subject,
        words=row.public_words,
        is_changed=bool(row.words) and row.public_words.split() != row.words.split(),
        language=row.language,
        theme=row.theme.name if row.theme else "",
        theme_slug=row.theme.slug if row.theme else "",
        body=row.body.name if row.body else "",
        state=row.state,
        received_on=row.received_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        days=age_of(row),
        is_late=is_late(row),
        others=getattr(row, "others", 0),
        changed_at=max(moments, default=row.received_at),
        answers=sent,
    )


def as_answer(answer: Answer) -> AnswerShown:
    """Return an answer that was sent."""
    measure = answer.measure
    return AnswerShown(
        kind=answer.kind,
        said=answer.get_kind_display(),
        words=answer.words,
        reason=answer.reason,
        language=answer.language,
        body=answer.body.name,
        signed_by=answer.signed_by,
        sent_at=answer.sent_at or answer.written_at,
        correction=answer.correction,
        promise=measure.words if measure else "",
        promise_by=measure.due_on if measure else None,
        promise_said=measure.get_status_display() if measure else "",
    )


def _wanted(rows: QuerySet[Enquiry], wanted: Wanted) -> QuerySet[Enquiry]:
    if wanted.theme:
        rows = rows.filter(theme__slug=wanted.theme)
    if wanted.body:
        rows = rows.filter(body__name=wanted.body)
    return _with_words(_in_state(rows, wanted), wanted.words)


def _in_state(rows: QuerySet[Enquiry], wanted: Wanted) -> QuerySet[Enquiry]:
    if wanted.state == WAITING:
        rows = rows.filter(state__in=OPEN)
    elif wanted.state == LATE:
        rows = rows.filter(state__in=OPEN, due_on__lt=today())
    elif wanted.state == ANSWERED:
        rows = rows.filter(state=State.ANSWERED)
    if wanted.year:
        rows = rows.filter(state=State.ANSWERED, answered_on__year=wanted.year)
    return rows


def _with_words(rows: QuerySet[Enquiry], words: str) -> QuerySet[Enquiry]:
    stems = stems_of(words)
    if words.strip() and not stems:
        return rows.none()
    for stem in stems:
        as_typed = Q(public_words__icontains=stem) | Q(public_subject__icontains=stem)
        rows = rows.filter(Q(searched__contains=f" {stem} ") | as_typed)
    return rows
