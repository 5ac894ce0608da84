"""What organisations are asked in writing: by needs inventories, and in samråd."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from gensvar.consultations import keys as questions
from gensvar.consultations.messages import question_page
from gensvar.consultations.models import WrittenAnswer, WrittenRecipient
from gensvar.inventories import keys as needs
from gensvar.inventories.models import InventoryStage, NeedsAnswer, NeedsAsk
from gensvar.kernel import addresses
from gensvar.kernel.days import end_of, today

NEEDS, QUESTION = "needs", "question"
COLUMNS = (
    *("kind", "at", "what", "until", "is_over", "is_answered"),
    *("by_key", "whose", "named"),
)


@dataclass(frozen=True)
class Ask:
    """One thing an organisation was asked in writing: when, what, and until when.

    `organisation` is the row that stands for it, and `name` what that is called.
    `address` is where it answers.
    """

    kind: str
    day: date
    what: str
    until: date
    is_answered: bool
    is_open: bool
    address: str
    organisation: int
    name: str


@dataclass(frozen=True)
class Within:
    """Which asks are wanted: of some organisations, a body, a programme; or of all."""

    family: Collection[int] | None = None
    body: int | None = None
    programme: int | None = None

    def limits(self, programme: str) -> Q:
        """Return the same as a condition; `programme` is the way to it in a row."""
        found = Q()
        if self.family is not None:
            found &= Q(organisation__in=self.family)
        if self.body is not None:
            found &= Q(**{f"{programme}__body": self.body})
        if self.programme is not None:
            found &= Q(**{programme: self.programme})
        return found


def asks_between(first: date, last: date, within: Within) -> list[Ask]:
    """Return what was asked between two days, the earliest first, with one query."""
    days = Q(at__gte=end_of(first - timedelta(days=1)), at__lt=end_of(last))
    rows = _needs(days, within).union(_questions(days, within), all=True)
    return sorted((_ask(*row) for row in rows), key=lambda one: (one.day, one.what))


def _needs(days: Q, within: Within) -> QuerySet[NeedsAsk, tuple[Any, ...]]:
    # Any: columns of several kinds.
    answers = NeedsAnswer.objects.filter(ask=OuterRef("pk"))
    rows = NeedsAsk.objects.filter(
        within.limits("inventory__programme"),
        asked_at__isnull=False,
        withdrawn_at__isnull=True,
        organisation__isnull=False,
    )
    is_over = ~Q(inventory__stage=InventoryStage.OPEN)
    found = rows.annotate(
        kind=Value(NEEDS),
        at=F("asked_at"),
        what=F("inventory__name"),
        until=F("inventory__ends_on"),
        is_over=_true_when(is_over),
        is_answered=Exists(answers),
        by_key=F("key"),
        whose=Coalesce("organisation__merged_into", "organisation"),
        named=Coalesce("organisation__merged_into__name", "organisation__name"),
    )
    return found.filter(days).order_by().values_list(*COLUMNS)


def _questions(days: Q, within: Within) -> QuerySet[WrittenRecipient, tuple[Any, ...]]:
    # Any: columns of several kinds.
    answers = WrittenAnswer.objects.filter(recipient=OuterRef("pk"))
    rows = WrittenRecipient.objects.filter(
        within.limits("question__programme"), sent_at__isnull=False
    )
    found = rows.annotate(
        kind=Value(QUESTION),
        at=F("sent_at"),
        what=F("question__title"),
        until=F("question__answer_by"),
        is_over=_true_when(Q(question__closed_at__isnull=False)),
        is_answered=Exists(answers),
        by_key=F("key"),
        whose=Coalesce("organisation__merged_into", "organisation"),
        named=Coalesce("organisation__merged_into__name", "organisation__name"),
    )
    return found.filter(days).order_by().values_list(*COLUMNS)


def _true_when(condition: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _ask(  # noqa: PLR0913 -- a row has that many columns
    kind: str,
    at: datetime,
    what: str,
    until: date,
    is_over: bool,
    is_answered: bool,
    key: str,
    whose: int,
    named: str,
) -> Ask:
    waits = not is_over and not is_answered and until >= today()
    address = ""
    if waits and kind == NEEDS:
        address = addresses.needs_form(needs.token_of(NeedsAsk(key=key)))
    elif waits:
        address = question_page(questions.token_of(WrittenRecipient(key=key)))
    day = timezone.localdate(at)
    return Ask(kind, day, what, until, bool(is_answered), waits, address, whose, named)
