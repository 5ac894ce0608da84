"""What both sides think, side by side; unknown stays unknown.

The method (shown beside the figures): the region's side is the mean of officers and
chairs who have judged. The participants' side is the mean of anonymous verdicts, of
at least five answers to each point, and moves only when five more have come.
Organisations answer in their own name and are shown one by one. Words of anonymous
participants are shown to the region when five have answered, or at once if the writer
has said so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django_stubs_ext import StrOrPromise

from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.evaluation.models import (
    Indicator,
    Lesson,
    Side,
    Verdict,
    VerdictFigure,
    VerdictUse,
)
from gensvar.feedback.queries.answers import is_answered
from gensvar.feedback.queries.credibility import own_receipts, score
from gensvar.feedback.small_numbers import STEP, shown_count
from gensvar.organisations.policies import Visitor
from gensvar.ui.dates import number

JUDGED_IN = (Stage.HANDED_OVER, Stage.ANSWERED, Stage.CANCELLED)


@dataclass(frozen=True)
class Mean:
    """One side's mean on one point; `value` is None where it is not known or shown."""

    value: float | None = None
    count: int = 0
    said: str = ""


@dataclass(frozen=True)
class Comparison:
    """One point, as both sides see it."""

    indicator: Indicator
    region: Mean
    participants: Mean

    @property
    def difference(self) -> float | None:
        """Return how much lower or higher participants judge, if both are known."""
        if self.region.value is None or self.participants.value is None:
            return None
        return round(self.participants.value - self.region.value, 1)


def comparisons(dialogue: Dialogue, region: Iterable[Verdict]) -> list[Comparison]:
    """Return each point with both sides' means; `region` is what the region said."""
    verdicts = list(region)
    figure = last_figure(dialogue)
    shown: Mapping[str, list[int]] = figure.shown if figure else {}
    return [
        Comparison(
            indicator,
            _mean_of(verdicts, indicator),
            _shown_mean(shown.get(indicator.value)),
        )
        for indicator in Indicator
    ]


def _mean_of(verdicts: Iterable[Verdict], indicator: Indicator) -> Mean:
    values = [getattr(verdict, indicator.value) for verdict in verdicts]
    known = [value for value in values if value is not None]
    if not known:
        return Mean()
    mean = round(sum(known) / len(known), 1)
    return Mean(mean, len(known), number(mean, 1))


def _shown_mean(counted: list[int] | None) -> Mean:
    if not counted or counted[0] < STEP:
        return Mean()
    count, total = counted
    shown = score("", total, count)
    return Mean(shown.value, shown_count(count), shown.said)


def last_figure(dialogue: Dialogue) -> VerdictFigure | None:
    """Return the step of anonymous verdicts that is shown now."""
    return VerdictFigure.objects.filter(dialogue=dialogue).last()


def verdicts_of_region(dialogue: Dialogue) -> QuerySet[Verdict]:
    """Return what officers and chairs have said, each in their own name."""
    return (
        Verdict.objects.filter(dialogue=dialogue, side=Side.REGION)
        .select_related("author")
        .order_by("given_on", "id")
    )


def verdicts_of_organisations(dialogue: Dialogue) -> QuerySet[Verdict]:
    """Return what named organisations have said, as officers have entered it."""
    return (
        Verdict.objects.filter(dialogue=dialogue, side=Side.PARTICIPANTS)
        .exclude(on_behalf_of="")
        .select_related("author")
        .order_by("on_behalf_of")
    )


def own_verdict(user: Visitor, dialogue: Dialogue) -> Verdict | None:
    """Return what a person has said for the region, if anything."""
    if not user.is_authenticated:
        return None
    return verdicts_of_region(dialogue).filter(author=user).first()


@dataclass(frozen=True)
class Words:
    """What an anonymous participant wrote; without scores, in an order of chance."""

    difference_made: StrOrPromise
    text: StrOrPromise


def words_of_participants(dialogue: Dialogue) -> list[Words]:
    """Return the words of anonymous verdicts that may be shown to the region."""
    rows = Verdict.objects.filter(
        Q(figure__isnull=False) | Q(may_show_words=True),
        dialogue=dialogue,
        side=Side.PARTICIPANTS,
        on_behalf_of="",
    ).exclude(difference_made="", text="")
    return [Words(row.difference_made, row.text) for row in rows]


def lessons_of(dialogue: Dialogue) -> QuerySet[Lesson]:
    """Return what was learnt, with the measures it became."""
    return Lesson.objects.filter(dialogue=dialogue).select_related(
        "measure__body", "measure__owner", "written_by"
    )


def can_be_judged(dialogue: Dialogue) -> bool:
    """Say whether it is time: answered and not yet closed."""
    return dialogue.stage in JUDGED_IN and is_answered(dialogue)


def has_judged(receipt: Receipt) -> bool:
    """Say whether a receipt, or another of the same account, has been used."""
    return VerdictUse.objects.filter(receipt__in=own_receipts(receipt)).exists()
