"""The answer debt: what was said and has no answer yet, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Sum

from gensvar.contributions.models import Tally
from gensvar.dialogues.models import Dialogue
from gensvar.feedback.queries.answers import answers_to_participants
from gensvar.kernel.days import days_since
from gensvar.kernel.prepared import NUMBERS, Prepared


class HasKey(Protocol):
    """A dialogue, or what has been read of one."""

    @property
    def pk(self) -> int:
        """Return the id of the dialogue."""


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


def unanswered() -> QuerySet[Tally]:
    """Return the tallies of the contributions that are owed an answer.

    They belong to dialogues without a published answer to those who took part.
    Withdrawn batches do not count. Hidden contributions do: not being shown does not
    make a voice less of one.
    """
    answered = answers_to_participants().filter(dialogue=OuterRef("dialogue"))
    return Tally.objects.filter(counted__gt=0).exclude(Exists(answered))


def answer_debt(
    dialogues: QuerySet[Dialogue] | Iterable[Dialogue] | None = None,
) -> AnswerDebt:
    """Return the debt of some dialogues, or of all; one query whatever the size."""
    rows = unanswered()
    if dialogues is not None:
        rows = rows.filter(dialogue__in=_ids(dialogues))
    found = rows.aggregate(
        contributions=Sum("counted", default=0),
        dialogues=Count("dialogue", distinct=True),
        oldest_on=Min("oldest_on"),
    )
    return AnswerDebt(**found)


def debt_together(debts: Iterable[AnswerDebt]) -> AnswerDebt:
    """Return the debt of several dialogues as one."""
    known = list(debts)
    return AnswerDebt(
        contributions=sum(one.contributions for one in known),
        dialogues=sum(one.dialogues for one in known),
        oldest_on=min((one.oldest_on for one in known if one.oldest_on), default=None),
    )


def _by_dialogue(rows: QuerySet[Tally]) -> QuerySet[Tally, tuple[int, int, date]]:
    return (
        rows.order_by()
        .values("dialogue")
        .annotate(number=Sum("counted"), oldest=Min("oldest_on"))
        .order_by("oldest", "dialogue")
        .values_list("dialogue", "number", "oldest")
    )


_OF_ALL = Prepared(lambda: _by_dialogue(unanswered()))
_OF_SOME = Prepared(
    lambda ids: _by_dialogue(unanswered().filter(dialogue__in=ids)), NUMBERS
)


def debt_by_dialogue(
    dialogues: QuerySet[Dialogue] | Iterable[HasKey] | None = None,
) -> dict[int, AnswerDebt]:
    """Return the debt of each dialogue that has one, oldest first; one query."""
    if isinstance(dialogues, QuerySet):
        found = list(_by_dialogue(unanswered().filter(dialogue__in=_ids(dialogues))))
    elif dialogues is not None:
        found = _OF_SOME.ask([dialogue.pk for dialogue in dialogues])
    else:
        found = _OF_ALL.ask()
    return {pk: AnswerDebt(number, 1, oldest) for pk, number, oldest in found}


def debt_of(dialogue: Dialogue) -> AnswerDebt:
    """Return what one dialogue owes; nothing when it owes nothing."""
    return debt_by_dialogue([dialogue]).get(dialogue.pk, AnswerDebt())


def _ids(
    dialogues: QuerySet[Dialogue] | Iterable[Dialogue],
) -> QuerySet[Dialogue, int] | list[int]:
    if isinstance(dialogues, QuerySet):
        return dialogues.order_by().values_list("pk", flat=True)
    return [dialogue.pk for dialogue in dialogues]
