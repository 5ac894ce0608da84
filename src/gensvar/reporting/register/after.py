"""Records of what was decided, answered, promised and learnt."""

from collections.abc import Callable, Mapping

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf

from gensvar.dialogues.models import Dialogue
from gensvar.evaluation.models import Lesson, Side, Verdict
from gensvar.feedback.models import (
    Answer,
    AnswerCorrection,
    AnswerState,
    Mailing,
    Weighing,
    WeighingCorrection,
)
from gensvar.followups.models import Measure
from gensvar.reporting.register.kinds import Kind
from gensvar.reporting.register.shape import Rows, day_of, first_of, rows


def measures_of(dialogue: Dialogue) -> Q:
    """Return the condition that a measure was promised because of a dialogue."""
    weighed = Weighing.objects.filter(finding__dialogue=dialogue)
    learnt = Lesson.objects.filter(dialogue=dialogue, measure__isnull=False)
    return Q(pk__in=weighed.values("measures")) | Q(pk__in=learnt.values("measure"))


def _weighings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.WEIGHING,
        Weighing.objects.filter(finding__dialogue=dialogue),
        on="weighed_on",
        title="finding__title",
        who="weighed_by__name",
        state="outcome",
        reason="reason",
    )


def _reweighings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.REWEIGHING,
        WeighingCorrection.objects.filter(weighing__finding__dialogue=dialogue),
        on=day_of("corrected_at"),
        title="weighing__finding__title",
        who="corrected_by__name",
        state="outcome",
        reason="why",
    )


def _measures(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.MEASURE,
        Measure.objects.filter(measures_of(dialogue)),
        on=day_of("created_at"),
        title="words",
        who=Coalesce("owner__name", "body__name"),
        state="status",
        reason="reason",
    )


def _answers(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.ANSWER,
        Answer.objects.filter(dialogue=dialogue, state=AnswerState.PUBLISHED),
        on=day_of("published_at"),
        title="direction",
        who="published_by__name",
        state=Value("published"),
        reason="none_because",
    )


def _reanswers(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.REANSWER,
        AnswerCorrection.objects.filter(answer__dialogue=dialogue),
        on=day_of("corrected_at"),
        title="answer__direction",
        who="corrected_by__name",
        state=Value("corrected"),
        reason="reason",
    )


def _mailings(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.MAILING,
        Mailing.objects.filter(answer__dialogue=dialogue),
        on=Coalesce(day_of("sent_at"), day_of("prepared_at")),
        title="number",
        who=Coalesce("sent_by__name", "prepared_by__name"),
        state=first_of(sent="sent_at", otherwise="prepared"),
    )


def _verdicts(dialogue: Dialogue) -> Rows:
    """Return signed verdicts: what was said without a name is in figures only."""
    signed = Q(side=Side.REGION) | ~Q(on_behalf_of="")
    return rows(
        Kind.VERDICT,
        Verdict.objects.filter(signed, dialogue=dialogue),
        on="given_on",
        ref="id",
        number=Value(0),
        who=Coalesce(NullIf("on_behalf_of", Value("")), "author__name"),
    )


def _lessons(dialogue: Dialogue) -> Rows:
    return rows(
        Kind.LESSON,
        Lesson.objects.filter(dialogue=dialogue),
        on=day_of("at"),
        title="words",
        who="written_by__name",
    )


SOURCES: Mapping[Kind, Callable[[Dialogue], Rows]] = {
    Kind.WEIGHING: _weighings,
    Kind.REWEIGHING: _reweighings,
    Kind.MEASURE: _measures,
    Kind.ANSWER: _answers,
    Kind.REANSWER: _reanswers,
    Kind.MAILING: _mailings,
    Kind.VERDICT: _verdicts,
    Kind.LESSON: _lessons,
}
