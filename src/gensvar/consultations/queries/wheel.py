"""The year of a programme: everything with a day, asked for in one question."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from gensvar.agreements.models import (
    Agreement,
    AgreementParty,
    AgreementStage,
    Commitment,
    CommitmentStatus,
    StructureProposal,
)
from gensvar.consultations.days import GroupDay, days_of, falls_on
from gensvar.consultations.models import (
    ConsultationItem,
    EventInvitation,
    InvitationState,
    WrittenQuestion,
)
from gensvar.consultations.points import Point, PointKind
from gensvar.consultations.queries.items import Wanted, items_of
from gensvar.inventories.models import NeedsInventory
from gensvar.meeting_notes.models import Notes, RaisedFrom
from gensvar.meetings.cadence import lacking
from gensvar.meetings.models import Material, Meeting, MeetingGroup, MeetingStage
from gensvar.programmes.models import Programme, ProgrammeGroup, SeatPeriod

NOTHING = Cast(Value(None), DateField())
ZERO = Value(0, BigIntegerField())
# What nobody is to do any more.
SETTLED = (CommitmentStatus.DONE, CommitmentStatus.NOT_DONE)
Rows = QuerySet[Any, Any]  # Any: of one model each, as columns that fit together


def points_of(programme: Programme, group: int | None = None) -> list[Point]:
    """Return everything of a programme that has a day, of all years.

    With a group: what concerns its meetings, questions, events and agreements.
    """
    parts = [
        *_of_meetings(programme, group),
        *_of_items(programme, group),
        *_of_engagements(programme, group),
        *_of_agreements(programme, group),
    ]
    rows = parts[0].union(*parts[1:], all=True)
    return [
        Point(PointKind(kind), thing, parent, since or day, day, closed, said)
        for kind, thing, parent, since, day, closed, said in rows
        if day is not None
    ]


@dataclass(frozen=True)
class _Named:
    """From where the columns of one kind of point are taken."""

    day: str | Combinable
    said: str
    thing: str = "pk"
    parent: str | Combinable = ZERO
    since: str | Combinable = NOTHING
    closed: str | Combinable = NOTHING


def _part(kind: PointKind, rows: Rows, named: _Named) -> Rows:
    """Return rows as columns that fit together, whatever they are."""
    return rows.order_by().values_list(
        Value(kind.value, CharField()),
        Cast(named.thing, BigIntegerField()),
        Cast(named.parent, BigIntegerField()),
        Cast(named.since, DateField()),
        Cast(named.day, DateField()),
        Cast(named.closed, DateField()),
        Cast(named.said, TextField()),
    )


def _meetings(programme: Programme, group: int | None) -> QuerySet[Meeting]:
    rows = Meeting.objects.filter(programme=programme)
    rows = rows.exclude(stage=MeetingStage.CANCELLED).order_by()
    if group is not None:
        met = MeetingGroup.objects.filter(meeting=OuterRef("pk"), group=group)
        rows = rows.filter(Exists(met))
    return rows


def _of_meetings(programme: Programme, group: int | None) -> list[Rows]:
    meetings = _meetings(programme, group)
    of = {"meeting__in": meetings.values("pk")}
    return [
        _part(
            PointKind.MEETING,
            meetings.filter(starts_at__isnull=False),
            _Named(TruncDate("starts_at"), "title"),
        ),
        _part(
            PointKind.MATERIAL,
            Material.objects.filter(**of),
            _Named("due_on", "title", "meeting", closed=TruncDate("ready_at")),
        ),
        _part(
            PointKind.NOTES,
            Notes.objects.filter(**of, comments_by__isnull=False),
            _Named(
                "comments_by",
                "meeting__title",
                "meeting",
                closed=TruncDate("approved_at"),
            ),
        ),
        _part(
            PointKind.QUESTION,
            RaisedFrom.objects.filter(**of),
            _Named(
                "question__due_on",
                "question__words",
                "question",
                since="question__raised_on",
                closed="question__answered_on",
            ),
        ),
    ]


def _of_items(programme: Programme, group: int | None) -> list[Rows]:
    items = items_of(programme, Wanted(group=group))
    held = items.filter(meeting__stage=MeetingStage.ENDED)
    known = ConsultationItem.objects.filter(item=OuterRef("pk"))
    told = ConsultationItem.objects.filter(item__in=items.order_by().values("pk"))
    return [
        _part(
            PointKind.ITEM,
            held,
            _Named(
                TruncDate("meeting__starts_at"),
                "title",
                closed=Subquery(known.values("considered_on")[:1]),
            ),
        ),
        _part(
            PointKind.ANSWER,
            told.filter(answer_by__isnull=False),
            _Named("answer_by", "item__title", "item", closed=TruncDate("told_at")),
        ),
        _part(
            PointKind.LOOK,
            told.filter(look_again_on__isnull=False),
            _Named("look_again_on", "item__title", "item"),
        ),
    ]


def _of_engagements(programme: Programme, group: int | None) -> list[Rows]:
    written = WrittenQuestion.objects.filter(programme=programme, sent_at__isnull=False)
    events = EventInvitation.objects.filter(programme=programme)
    events = events.exclude(state=InvitationState.DECLINED)
    if group is not None:
        written = written.filter(groups__group=group)
        events = events.filter(group=group)
    return [
        _part(
            PointKind.WRITTEN,
            written,
            _Named(
                "answer_by",
                "title",
                since=TruncDate("sent_at"),
                closed=TruncDate("closed_at"),
            ),
        ),
        _part(PointKind.EVENT, events, _Named("day", "title")),
    ]


def _of_agreements(programme: Programme, group: int | None) -> list[Rows]:
    agreements = Agreement.objects.filter(programme=programme)
    agreements = agreements.exclude(stage=AgreementStage.ENDED)
    if group is not None:
        party = AgreementParty.objects.filter(agreement=OuterRef("pk"), group=group)
        agreements = agreements.filter(Exists(party))
    commitments = Commitment.objects.filter(
        agreement__in=agreements.order_by().values("pk"), withdrawn_on__isnull=True
    )
    proposals = StructureProposal.objects.filter(programme=programme)
    inventories = NeedsInventory.objects.filter(programme=programme)
    periods = SeatPeriod.objects.filter(programme=programme)
    return [
        _part(PointKind.REVIEW, agreements, _Named("review_on", "title")),
        _part(PointKind.END, agreements, _Named("valid_to", "title")),
        _part(
            PointKind.COMMITMENT,
            commitments.exclude(status__in=SETTLED),
            _Named("due_on", "words", "agreement", since=TruncDate("created_at")),
        ),
        _part(PointKind.COMMENT, proposals, _Named("comment_until", "programme__name")),
        _part(PointKind.PILOT, proposals, _Named("pilot_until", "programme__name")),
        _part(PointKind.INVENTORY, inventories, _Named("ends_on", "name")),
        _part(PointKind.SEATS, periods, _Named("ends_on", "programme__name")),
    ]


@dataclass(frozen=True)
class Clash:
    """A meeting with a group that is planned on a day of its own."""

    meeting: int
    title: str
    group: str
    day: GroupDay


def clashes_in(programme: Programme, year: int) -> list[Clash]:
    """Return the meetings of a year that fall on a day of a group that comes."""
    rows = MeetingGroup.objects.filter(
        meeting__programme=programme, meeting__starts_at__year=year
    ).exclude(meeting__stage__in=(MeetingStage.CANCELLED, MeetingStage.ENDED))
    return [
        Clash(row.meeting_id, row.meeting.title, row.group.name, found)
        for row in rows.select_related("meeting", "group")
        if row.meeting.starts_at
        and (
            found := falls_on(
                row.group.group, timezone.localdate(row.meeting.starts_at)
            )
        )
    ]


def days_in(groups: list[ProgrammeGroup], year: int) -> list[GroupDay]:
    """Return the own days of some groups in a year."""
    wanted = {group.group for group in groups}
    return [one for one in days_of(year) if one.group in wanted]


def spans_lacking(programme: Programme, points: list[Point], year: int) -> list[str]:
    """Return the terms, quarters or the year in which no meeting stands (S1-22)."""
    first = max(programme.started_on, date(year, 1, 1))
    last = min(programme.ended_on or date(year, 12, 31), date(year, 12, 31))
    days = [one.day for one in points if one.kind == PointKind.MEETING]
    return lacking(programme.cadence, days, first, last) if first <= last else []
