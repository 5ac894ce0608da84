"""The answer debt: what was said and has no answer yet, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.kernel.days import days_since


@dataclass(frozen=True)
class AnswerDebt:
    """How many contributions wait for an answer, in how many dialogues, since when."""

    contributions: int = 0
    dialogues: int = 0
    oldest_on: date | None = None

    @property
    def days(self) -> int:
        """Return how many days the oldest has waited."""
        return days_since(self.oldest_on) if self.oldest_on else 0


def unanswered() -> QuerySet[Contribution]:
    """Return the contributions that are owed an answer.

    They belong to dialogues without a published answer to those who took part.
    Withdrawn batches do not count. Hidden contributions do: not being shown does not
    make a voice less of one.
    """
    answered = answers_to_participants().filter(dialogue=OuterRef("dialogue"))
    return Contribution.objects.filter(
        Q(batch__isnull=True) | Q(batch__withdrawn_at__isnull=True)
    ).exclude(Exists(answered))


def answer_debt(
    dialogues: QuerySet[Dialogue] | Iterable[Dialogue] | None = None,
) -> AnswerDebt:
    """Return the debt of some dialogues, or of all; one query whatever the size."""
    rows = unanswered().order_by()
    if dialogues is not None:
        rows = rows.filter(dialogue__in=_ids(dialogues))
    found = rows.aggregate(
        contributions=Count("pk"),
        dialogues=Count("dialogue", distinct=True),
        oldest_on=Min("received_on"),
    )
    return AnswerDebt(**found)


def debt_by_dialogue(
    dialogues: QuerySet[Dialogue] | Iterable[Dialogue] | None = None,
) -> dict[int, AnswerDebt]:
    """Return the debt of each dialogue that has one, oldest first; one query."""
    rows = unanswered().order_by()
    if dialogues is not None:
        rows = rows.filter(dialogue__in=_ids(dialogues))
    found = (
        rows.values("dialogue")
        .annotate(number=Count("pk"), oldest=Min("received_on"))
        .order_by("oldest", "dialogue")
    )
    return {
        row["dialogue"]: AnswerDebt(row["number"], 1, row["oldest"]) for row in found
    }


def debt_of(dialogue: Dialogue) -> AnswerDebt:
    """Return what one dialogue owes; nothing when it owes nothing."""
    return debt_by_dialogue([dialogue]).get(dialogue.pk, AnswerDebt())


def _ids(
    dialogues: QuerySet[Dialogue] | Iterable[Dialogue],
) -> QuerySet[Dialogue, int] | list[int]:
    if isinstance(dialogues, QuerySet):
        return dialogues.order_by().values_list("pk", flat=True)
    return [dialogue.pk for dialogue in dialogues]
