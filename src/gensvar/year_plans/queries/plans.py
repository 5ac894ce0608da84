"""Plans of a year: what they hold, what became of it, and what comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.queries import dialogues_visible_to
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor
from gensvar.year_plans.models import (
    LineStatus,
    PlannedDialogue,
    Recurrence,
    YearPlan,
)
from gensvar.year_plans.periods import (
    Period,
    in_every_term,
    in_year,
    without_overlaps,
)
from gensvar.year_plans.policies import may_read_plans


@dataclass(frozen=True)
class Again:
    """A line that comes back, and when next year; no period where it is there."""

    line: PlannedDialogue
    periods: list[Period]

    def as_lines(self, plan: YearPlan, by: User) -> list[PlannedDialogue]:
        """Return the new lines for next year's plan, not saved yet."""
        kept = ("kind", "title", "question", "audience", "place", "recurrence")
        same = {name: getattr(self.line, name) for name in kept}
        return [
            PlannedDialogue(
                plan=plan,
                level=self.line.level,
                starts_on=period.starts_on,
                ends_on=period.ends_on,
                copied_from=self.line,
                created_by=by,
                **same,
            )
            for period in self.periods
        ]


@dataclass(frozen=True)
class Numbers:
    """How a plan went, in numbers."""

    planned: int
    begun: int
    late: int
    dropped: int
    waiting: int


def plans_visible_to(user: Visitor) -> QuerySet[YearPlan]:
    """Return the plans of all bodies to those who work here, the latest year first."""
    if not may_read_plans(user):
        return YearPlan.objects.none()
    counted = Count("lines", filter=~Q(lines__status=LineStatus.DROPPED))
    begun = Count("lines", filter=Q(lines__status=LineStatus.BEGUN))
    rows = YearPlan.objects.select_related("body", "matter", "decision")
    counted_rows = rows.annotate(number=counted, begun=begun)
    return counted_rows.order_by("-year", "body__name", "pk")


def plan_for(user: Visitor, plan: int) -> YearPlan:
    """Return a plan that a person may read, or raise Http404."""
    found = plans_visible_to(user).filter(pk=plan).first()
    if found is None:
        raise Http404
    return found


def lines_of(plan: YearPlan) -> QuerySet[PlannedDialogue]:
    """Return what a plan holds, in the order of the year."""
    rows = PlannedDialogue.objects.filter(plan=plan)
    return rows.select_related("plan__body", "matter", "level", "dialogue", "meeting")


def line_for(plan: YearPlan, line: int) -> PlannedDialogue:
    """Return one line of a plan, or raise Http404."""
    found = lines_of(plan).filter(pk=line).first()
    if found is None:
        raise Http404
    found.plan = plan
    return found


def numbers_of(lines: list[PlannedDialogue]) -> Numbers:
    """Return how a plan went: counted, never said by anybody."""
    return Numbers(
        planned=len(lines),
        begun=sum(one.status == LineStatus.BEGUN for one in lines),
        late=sum(one.began_late for one in lines),
        dropped=sum(one.status == LineStatus.DROPPED for one in lines),
        waiting=sum(one.is_late for one in lines),
    )


def unplanned(user: Visitor, plan: YearPlan) -> list[tuple[Dialogue, date]]:
    """Return the body's dialogues that began that year and stand in no plan.

    A dialogue begins with its first phase. Only those that the reader may see.
    """
    planned = PlannedDialogue.objects.filter(dialogue__isnull=False)
    rows = (
        dialogues_visible_to(user)
        .filter(body=plan.body_id)
        .exclude(pk__in=planned.values("dialogue"))
        .annotate(began=Min("phases__starts_at"))
        .filter(began__year=plan.year)
        .order_by("began", "pk")
    )
    return [(row, timezone.localdate(row.began)) for row in rows]


def still_planned_by(body: Body) -> QuerySet[PlannedDialogue]:
    """Return what a body has planned and not begun: it is dropped, or passed on."""
    rows = PlannedDialogue.objects.filter(plan__body=body, status=LineStatus.PLANNED)
    return rows.filter(ends_on__gte=today())


def comes_back(plan: YearPlan, following: YearPlan | None) -> list[Again]:
    """Return what comes back next year, and when, beside what is there already."""
    there: dict[str, list[Period]] = {}
    if following is not None:
        known = PlannedDialogue.objects.filter(plan=following)
        for line in known.exclude(status=LineStatus.DROPPED):
            taken = there.setdefault(line.title.casefold(), [])
            taken.append(Period(line.starts_on, line.ends_on))
    found = []
    for line in _recurring(plan):
        taken = there.setdefault(line.title.casefold(), [])
        free = without_overlaps(_next_periods(line, plan.year + 1), taken)
        taken.extend(free)
        found.append(Again(line, free))
    return found


def _recurring(plan: YearPlan) -> Iterator[PlannedDialogue]:
    rows = lines_of(plan).exclude(recurrence=Recurrence.ONCE)
    yield from rows.exclude(status=LineStatus.DROPPED)


def _next_periods(line: PlannedDialogue, year: int) -> tuple[Period, ...]:
    period = Period(line.starts_on, line.ends_on)
    if line.recurrence == Recurrence.PER_TERM:
        return in_every_term(period, year)
    return (in_year(period, year),)


def may_become(
    user: Visitor, line: PlannedDialogue
) -> tuple[list[Dialogue], list[Meeting]]:
    """Return the dialogues and meetings of the body that a line may have become."""
    mine = Q(body=line.plan.body_id)
    dialogues = PlannedDialogue.objects.filter(dialogue__isnull=False)
    meetings = PlannedDialogue.objects.filter(meeting__isnull=False)
    others = dialogues.exclude(pk=line.pk), meetings.exclude(pk=line.pk)
    return (
        list(
            dialogues_visible_to(user)
            .filter(mine)
            .exclude(pk__in=others[0].values("dialogue"))
            .order_by("-pk")[:100]
        ),
        list(
            meetings_visible_to(user)
            .filter(mine)
            .exclude(pk__in=others[1].values("meeting"))
            .order_by("-starts_at", "-pk")[:100]
        ),
    )
