"""Items of samråd in a programme: what each one led to, and how many led somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.consultations.models import ConsultationItem, ItemNote
from gensvar.followups.models import QuestionState, RaisedQuestion
from gensvar.kernel.days import days_since, today
from gensvar.meeting_notes.models import RaisedFrom
from gensvar.meetings.models import (
    AgendaItem,
    ItemState,
    MeetingGroup,
    MeetingStage,
)
from gensvar.organisations.policies import Visitor, bodies_within
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import KEEPERS
from gensvar.programmes.queries import programmes_visible_to

# What a list of items can be asked for: the word in the address, and what it says.
STATES: dict[str, StrOrPromise] = {
    "open": _("Not considered yet"),
    "matter": _("Led to a matter"),
    "decision": _("Led to a decision"),
    "none_yet": _("No matter yet"),
    "unsaid": _("Nobody has said where they lead"),
    "look": _("To be looked at again now"),
    "considered": _("Considered"),
}


class Wanted(NamedTuple):
    """Which items are asked for; nothing means all of them."""

    state: str = ""
    group: int | None = None
    year: int | None = None


ALL = Wanted()


@dataclass(frozen=True)
class Row:
    """One item of an agenda, with what it led to."""

    item: AgendaItem
    row: ConsultationItem | None
    groups: Sequence[str]

    @property
    def matter(self) -> object:
        """The matter it belongs to, or nothing."""
        return (self.row and self.row.matter) or self.item.matter

    @property
    def day(self) -> date | None:
        """The day of its meeting."""
        starts = self.item.meeting.starts_at
        return timezone.localdate(starts) if starts else None

    @property
    def waited(self) -> int | None:
        """How many days it has waited to be considered since its meeting was held."""
        is_held = self.item.meeting.stage == MeetingStage.ENDED
        if not is_held or (self.row and self.row.considered) or not self.day:
            return None
        return days_since(self.day)

    @property
    def is_to_look_at(self) -> bool:
        """Say whether the day to look again for a matter has come."""
        day = self.row and self.row.look_again_on
        return bool(day and day <= today())

    @property
    def is_owed(self) -> bool:
        """Say whether an answer was promised by a day that has passed."""
        row = self.row
        if row is None or row.answer_by is None or row.told_at is not None:
            return False
        return row.answer_by < today()


@dataclass(frozen=True)
class Share:
    """How many items of held meetings led somewhere: always counted."""

    items: int
    matter: int
    decision: int
    none_yet: int
    unsaid: int
    considered: int

    @property
    def percent(self) -> int | None:
        """Return the share that reached a matter; nothing where there are no items."""
        return round(100 * self.matter / self.items) if self.items else None


def items_of(programme: Programme, wanted: Wanted = ALL) -> QuerySet[AgendaItem]:
    """Return the accepted items of a programme's meetings, the latest meeting first."""
    rows = _accepted().filter(meeting__programme=programme)
    if wanted.group is not None:
        rows = rows.filter(
            Exists(
                MeetingGroup.objects.filter(
                    meeting=OuterRef("meeting"), group=wanted.group
                )
            )
        )
    if wanted.year is not None:
        rows = rows.filter(meeting__starts_at__year=wanted.year)
    if wanted.state in STATES:
        rows = _with_facts(rows).filter(_in_state(wanted.state))
    return rows.order_by(
        F("meeting__starts_at").desc(nulls_last=True), "meeting", "position", "pk"
    )


def _accepted() -> QuerySet[AgendaItem]:
    return (
        AgendaItem.objects.filter(state=ItemState.ACCEPTED)
        .exclude(meeting__stage=MeetingStage.CANCELLED)
        .select_related("meeting", "matter")
    )


def _with_facts(rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Add to each item what is known of it after its meeting."""
    known = ConsultationItem.objects.filter(item=OuterRef("pk"))
    return rows.annotate(
        led_to=Coalesce(
            Subquery(known.values("matter")[:1]),
            F("matter"),
            output_field=BigIntegerField(),
        ),
        look_on=Subquery(known.values("look_again_on")[:1]),
        decided=Subquery(known.values("decision")[:1]),
        was_considered=Coalesce(Subquery(known.values("considered")[:1]), Value("")),
    )


def _in_state(state: str) -> Q:
    held = Q(meeting__stage=MeetingStage.ENDED)
    has_none = Q(led_to__isnull=True)
    return {
        "open": held & Q(was_considered=""),
        "matter": held & Q(led_to__isnull=False),
        "decision": held & Q(decided__isnull=False),
        "none_yet": held & has_none & Q(look_on__isnull=False),
        "unsaid": held & has_none & Q(look_on__isnull=True),
        "look": Q(look_on__lte=today()),
        "considered": held & ~Q(was_considered=""),
    }[state]


def share_of(programme: Programme, wanted: Wanted = ALL) -> Share:
    """Count what the items of held meetings led to; each number has its list (S1-42).

    Of `wanted` the group and the year count. What nobody has said stands apart.
    """
    rows = _with_facts(items_of(programme, wanted._replace(state="")))
    states = ("matter", "decision", "none_yet", "unsaid", "considered")
    counted = rows.order_by().aggregate(
        items=Count("pk", filter=Q(meeting__stage=MeetingStage.ENDED)),
        **{f"of_{state}": Count("pk", filter=_in_state(state)) for state in states},
    )
    return Share(counted["items"], *(counted[f"of_{state}"] for state in states))


def rows_for(items: Sequence[AgendaItem]) -> list[Row]:
    """Return some items with what is known of each, with few questions."""
    known = ConsultationItem.objects.filter(item__in=[item.pk for item in items])
    rows = {
        row.item_id: row for row in known.select_related("matter", "decision__body")
    }
    groups: dict[int, list[str]] = {}
    for part in MeetingGroup.objects.filter(
        meeting__in={item.meeting_id for item in items}
    ).select_related("group"):
        groups.setdefault(part.meeting_id, []).append(part.group.name)
    return [
        Row(item, rows.get(item.pk), groups.get(item.meeting_id, [])) for item in items
    ]


def item_in(programme: Programme, number: int) -> Row | None:
    """Return one item of a programme, or nothing."""
    item = _accepted().filter(meeting__programme=programme, pk=number).first()
    return rows_for([item])[0] if item else None


def notes_of(row: ConsultationItem | None) -> QuerySet[ItemNote]:
    """Return the steps of an item, the first one first."""
    return ItemNote.objects.filter(consultation_item=row).select_related("by", "matter")


def open_questions_in(programme: Programme) -> QuerySet[RaisedQuestion]:
    """Return the questions from a programme's meetings that have no answer (S1-12)."""
    raised = RaisedFrom.objects.filter(meeting__programme=programme)
    return (
        RaisedQuestion.objects.filter(
            pk__in=raised.values("question"), state=QuestionState.OPEN
        )
        .select_related("owner", "body", "escalated_to")
        .order_by("due_on", "pk")
    )


def years_of(programme: Programme) -> list[int]:
    """Return the years of a programme, from its first to the present, latest first."""
    first = programme.started_on.year
    last = programme.ended_on.year if programme.ended_on else today().year
    return list(range(max(first, last), first - 1, -1))


def items_to_look_at(user: Visitor) -> QuerySet[ConsultationItem]:
    """Return the items without a matter that a person is to look at again now."""
    mine = bodies_within(user, *KEEPERS)
    return (
        ConsultationItem.objects.filter(
            look_again_on__lte=today(),
            item__meeting__programme__in=programmes_visible_to(user).values("pk"),
            item__meeting__programme__body__in=mine,
        )
        .select_related("item__meeting__programme")
        .order_by("look_again_on", "pk")
    )
