"""What bodies and people have on hand, named: matters, dialogues, meetings and more."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast

from gensvar.accounts.models import User
from gensvar.agreements.models import Agreement, AgreementStage
from gensvar.assignments.queries import open_assignments_of, unanswered_of
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.enquiries.models import Enquiry
from gensvar.enquiries.queries import (
    open_enquiries_of,
    open_enquiries_of_body,
    title_of,
)
from gensvar.exchanges.queries import open_offers_of_body
from gensvar.followups.models import (
    Measure,
    MeasureStatus,
    QuestionState,
    RaisedQuestion,
)
from gensvar.followups.queries import open_questions_of
from gensvar.funding.models import FundingForm
from gensvar.joint_work.queries.steps import open_steps_of, open_steps_of_body
from gensvar.kernel.days import today
from gensvar.matching.models import Listing, ListingState
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
from gensvar.year_plans.queries.plans import still_planned_by

ENDED = (Stage.CLOSED, Stage.CANCELLED)
SETTLED = (MeasureStatus.DONE, MeasureStatus.REFUSED)
LONGEST, LONGEST_TITLE = 120, 200


def of_body(body: Body) -> list[OnHand]:
    """Return what a body has under way."""
    matters = list(matters_with_open_consultations(body))
    dialogues = Dialogue.objects.filter(body=body).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(body=body).exclude(status__in=SETTLED)
    owed = RaisedQuestion.objects.filter(state=QuestionState.OPEN)
    meetings = Meeting.objects.filter(body=body).exclude(stage__in=OVER)
    agreements = Agreement.objects.filter(body=body).exclude(stage=AgreementStage.ENDED)
    series = Series.objects.filter(body=body).exclude(ended_on__lt=today())
    found = [
        *_matters(Kind.MATTER, (one for one in matters if one.closed_on is None)),
        *_named(Kind.MEASURE, measures),
        *_named(Kind.ASSIGNMENT, open_assignments_of(body)),
        *_named(Kind.REPORT, unanswered_of(body)),
        *_named(Kind.JOINT_STEP, open_steps_of_body(body)),
        *_questions(owed.filter(Q(body=body) | Q(escalated_to=body))),
        *_enquiries(open_enquiries_of_body(body)),
        *_titled(
            _titles(Kind.DIALOGUE, dialogues, "title"),
            _titles(Kind.MEETING, meetings, "title"),
            _titles(Kind.SERIES, series, "name"),
            _titles(Kind.PROGRAMME, under_way().filter(body=body), "name"),
            _titles(Kind.AGREEMENT, agreements, "title"),
            _titles(Kind.INVITATION, open_offers_of_body(body), "title"),
            _titles(Kind.LISTING, _listings(body), "title"),
            _titles(Kind.SUPPORT, _support(body), "name"),
            _titles(Kind.PLANNED, still_planned_by(body), "title"),
        ),
        *_matters(Kind.SAMI_CONSULTATION, filter(is_consulted_on, matters)),
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: order.index(one.kind))


def of_person(user: User) -> list[OnHand]:
    """Return what a person leads or has promised."""
    dialogues = Dialogue.objects.filter(leader=user).exclude(stage__in=ENDED)
    measures = Measure.objects.filter(owner=user).exclude(status__in=SETTLED)
    return [
        *_named(Kind.DIALOGUE, dialogues),
        *_named(Kind.MEASURE, measures),
        *_named(Kind.JOINT_STEP, open_steps_of(user)),
        *_questions(open_questions_of(user)),
        *_enquiries(open_enquiries_of(user)),
        *_named(Kind.MATERIAL, material_waits_for(user)),
        *_named(Kind.PROGRAMME, coordinated_by(user)),
    ]


def _listings(body: Body) -> QuerySet[Listing]:
    rows = Listing.objects.filter(body=body, state=ListingState.OPEN)
    return rows.filter(until__gte=today())


def _support(body: Body) -> QuerySet[FundingForm]:
    rows = FundingForm.objects.filter(body=body, published_at__isnull=False)
    return rows.exclude(valid_to__lt=today())


def _titles(
    kind: Kind, rows: "QuerySet[Model]", field: str
) -> "QuerySet[Model, tuple[str, str]]":
    # Any: the rows of any model.
    named: QuerySet[Any] = rows.order_by().annotate(
        on_hand=Value(kind.value, output_field=CharField()),
        called=Cast(field, CharField(max_length=LONGEST_TITLE)),
    )
    return named.values_list("on_hand", "called")


def _titled(*rows: "QuerySet[Model, tuple[str, str]]") -> list[OnHand]:
    """Name what has a title, kind by kind as the rows stand, in one question."""
    first, *others = rows
    found = [
        OnHand(Kind(kind), name[:LONGEST])
        for kind, name in first.union(*others, all=True)
    ]
    return sorted(found, key=lambda one: one.name)


def _matters(kind: Kind, matters: Iterable[Matter]) -> Iterator[OnHand]:
    for matter in matters:
        yield OnHand(kind, str(matter)[:LONGEST])


def _questions(rows: QuerySet[RaisedQuestion]) -> Iterator[OnHand]:
    for question in rows:
        yield OnHand(Kind.QUESTION, question.words[:LONGEST])


def _enquiries(rows: "QuerySet[Enquiry]") -> Iterator[OnHand]:
    for enquiry in rows:
        yield OnHand(Kind.QUESTION, title_of(enquiry)[:LONGEST])


def _named(kind: Kind, things: "QuerySet[Model]") -> Iterator[OnHand]:
    for thing in things:
        yield OnHand(kind, str(thing)[:LONGEST])
