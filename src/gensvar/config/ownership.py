"""What bodies and people have on hand, named: matters, dialogues, meetings and more."""

from collections.abc import Iterable, Iterator

from django.db.models import Model, Q, QuerySet

from gensvar.accounts.models import User
from gensvar.agreements.models import Agreement, AgreementStage
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.followups.models import (
    Measure,
    MeasureStatus,
    QuestionState,
    RaisedQuestion,
)
from gensvar.followups.queries import open_questions_of
from gensvar.kernel.days import today
from gensvar.matters.models import Matter
from gensvar.meetings.models import Meeting, Series
from gensvar.meetings.waiting import OVER, material_waits_for
from gensvar.organisations.models import Body
from gensvar.organisations.ownership import Kind, OnHand
from gensvar.programmes.queries import coordinated_by, under_way
from gensvar.sami_consultations.queries import (
    is_consulted_on,
    matters_with_open_consultations,
)

ENDED = (Stage.CLOSED, Stage.CANCELLED)
SETTLED = (MeasureStatus.DONE, MeasureStatus.REFUSED)
LONGEST = 120


def of_body(body: Body) -> list[OnHand]:
    """Return what a body has under way."""
    matters = list(matters_with_open_consultations(body))
    dialogues = Dialogue.objects.filter(body=body).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(body=body).exclude(status__in=SETTLED)
    owed = RaisedQuestion.objects.filter(state=QuestionState.OPEN)
    meetings = Meeting.objects.filter(body=body).exclude(stage__in=OVER)
    agreements = Agreement.objects.filter(body=body).exclude(stage=AgreementStage.ENDED)
    series = Series.objects.filter(body=body).exclude(ended_on__lt=today())
    return [
        *_matters(Kind.MATTER, (one for one in matters if one.closed_on is None)),
        *_named(Kind.DIALOGUE, dialogues),
        *_named(Kind.MEASURE, measures),
        *_questions(owed.filter(Q(body=body) | Q(escalated_to=body))),
        *_named(Kind.MEETING, meetings),
        *_named(Kind.SERIES, series),
        *_named(Kind.PROGRAMME, under_way().filter(body=body)),
        *_named(Kind.AGREEMENT, agreements),
        *_matters(Kind.SAMI_CONSULTATION, filter(is_consulted_on, matters)),
    ]


def of_person(user: User) -> list[OnHand]:
    """Return what a person leads or has promised."""
    dialogues = Dialogue.objects.filter(leader=user).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(owner=user).exclude(status__in=SETTLED)
    return [
        *_named(Kind.DIALOGUE, dialogues),
        *_named(Kind.MEASURE, measures),
        *_questions(open_questions_of(user)),
        *_named(Kind.MATERIAL, material_waits_for(user)),
        *_named(Kind.PROGRAMME, coordinated_by(user)),
    ]


def _matters(kind: Kind, matters: Iterable[Matter]) -> Iterator[OnHand]:
    for matter in matters:
        yield OnHand(kind, str(matter)[:LONGEST])


def _questions(rows: QuerySet[RaisedQuestion]) -> Iterator[OnHand]:
    for question in rows:
        yield OnHand(Kind.QUESTION, question.words[:LONGEST])


def _named(kind: Kind, things: "QuerySet[Model]") -> Iterator[OnHand]:
    for thing in things:
        yield OnHand(kind, str(thing)[:LONGEST])
