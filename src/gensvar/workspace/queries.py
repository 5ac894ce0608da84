"""What waits for one person, gathered from all apps with few questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.consultations.models import ConsultationItem
from gensvar.consultations.queries.items import items_to_look_at
from gensvar.contributions.models import Contribution, Review
from gensvar.contributions.queries import counted
from gensvar.dialogues.models import (
    Consideration,
    Dialogue,
    Mandate,
    Phase,
    Stage,
    Visibility,
)
from gensvar.dialogues.policies import READERS
from gensvar.directory.queries import waiting_for_us
from gensvar.enquiries.models import Enquiry
from gensvar.enquiries.queries import enquiries_to_answer
from gensvar.feedback.queries.debt import (
    AnswerDebt,
    debt_by_dialogue,
    debt_together,
)
from gensvar.findings.models import HandOver
from gensvar.followups.models import Measure, MeasureStatus
from gensvar.kernel.days import today
from gensvar.matters.models import Decision, Matter
from gensvar.meetings.standing import Lacking, lacking_of_bodies
from gensvar.organisations.models import Role
from gensvar.organisations.policies import bodies_within, roles_of
from gensvar.workspace.places import NEXT, PASSED, UNDECIDED

LONGEST = 12


@dataclass(frozen=True)
class Promised:
    """One dialogue under way: when its answer is promised, and what it owes."""

    dialogue: Dialogue
    answer_by: date | None
    owed: AnswerDebt
    to_review: int = 0
    last_day_has_passed: bool = False
    waits_for_decision: bool = False

    @property
    def is_late(self) -> bool:
        """Say whether the promised day has passed without an answer."""
        return bool(
            self.owed.contributions and self.answer_by and self.answer_by < today()
        )

    @property
    def next(self) -> tuple[str, str]:
        """Return what is to be done next, and the address where it is done."""
        if self.waits_for_decision:
            said, name = UNDECIDED
            return str(said), reverse(name, args=[self.dialogue.matter_id])
        said, name = NEXT[Stage(self.dialogue.stage)]
        if self.last_day_has_passed:
            said, name = PASSED
        return str(said), reverse(name, args=[self.dialogue.number])


@dataclass(frozen=True)
class Waiting:
    """Everything that waits for one person."""

    debt: AnswerDebt
    promised: Sequence[Promised] = ()
    to_consider: Sequence[Matter] = ()
    to_decide: Sequence[Consideration] = ()
    measures: Sequence[Measure] = ()
    reports: Sequence[HandOver] = field(default=())
    lacking: Sequence[Lacking] = ()
    items: Sequence[ConsultationItem] = ()
    enquiries: Sequence[Enquiry] = ()
    organisations: int = 0

    @property
    def is_empty(self) -> bool:
        """Say whether nothing waits."""
        return not any(
            (
                self.promised,
                self.to_consider,
                self.to_decide,
                self.measures,
                self.reports,
                self.items,
                self.enquiries,
                self.lacking,
                self.organisations,
            )
        )


def waiting_for(user: User) -> Waiting:
    """Return what waits for a person, oldest promise first."""
    mine = bodies_within(user, *READERS)
    weighs = {role for _, role in roles_of(user)} & {Role.OFFICER, Role.CHAIR}
    dialogues = dialogues_of(mine).filter(
        ~Q(stage__in=(Stage.CLOSED,)),
    )
    debts = debt_by_dialogue(dialogues_of(mine))
    return Waiting(
        debt=debt_together(debts.values()),
        promised=_promised(dialogues, debts),
        to_consider=list(_to_consider(mine)[:LONGEST]) if weighs else [],
        to_decide=list(_to_decide(mine)[:LONGEST]) if Role.CHAIR in weighs else [],
        measures=list(_measures(user)[:LONGEST]),
        reports=list(_reports(mine)[:LONGEST]),
        items=list(items_to_look_at(user)[:LONGEST]),
        enquiries=list(enquiries_to_answer(user)[:LONGEST]),
        lacking=lacking_of_bodies(bodies_within(user, Role.OFFICER))[:LONGEST]
        if Role.OFFICER in weighs
        else [],
        organisations=waiting_for_us(user),
    )


def dialogues_of(bodies: set[int]) -> QuerySet[Dialogue]:
    """Return the dialogues in which any of the bodies has a part."""
    return Dialogue.objects.filter(
        Q(body__in=bodies)
        | Q(pk__in=Dialogue.objects.filter(bodies__body__in=bodies).values("pk"))
    ).select_related("body")


def _promised(
    dialogues: QuerySet[Dialogue], debts: Mapping[int, AnswerDebt]
) -> list[Promised]:
    mandates = Mandate.objects.filter(dialogue=OuterRef("pk")).order_by("-pk")
    phases = Phase.objects.filter(dialogue=OuterRef("pk")).order_by("-ends_at")
    decisions = Decision.objects.filter(matter=OuterRef("matter"))
    rows = list(
        dialogues.annotate(
            is_decided=Exists(decisions),
            promised_by=Subquery(mandates.values("answer_by")[:1]),
            last_moment=Subquery(phases.values("ends_at")[:1]),
            reviews=Coalesce(Subquery(_to_review()), 0),
        ).order_by(
            Case(When(stage=Stage.ANSWERED, then=1), default=0),
            F("promised_by").asc(nulls_last=True),
            "pk",
        )[:LONGEST]
    )
    moment = timezone.now()
    return [
        Promised(
            row,
            vars(row)["promised_by"],
            debts.get(row.pk, AnswerDebt()),
            vars(row)["reviews"],
            row.stage == Stage.OPEN
            and vars(row)["last_moment"] is not None
            and vars(row)["last_moment"] <= moment,
            row.stage == Stage.HANDED_OVER and not vars(row)["is_decided"],
        )
        for row in rows
    ]


def _to_review() -> QuerySet[Contribution, Any]:
    """Return how many contributions of a dialogue wait to be looked at."""
    rows = counted(
        Contribution.objects.filter(
            dialogue=OuterRef("pk"),
            dialogue__contribution_visibility=Visibility.AFTER_REVIEW,
            review=Review.WAITING,
            hidden_at__isnull=True,
        )
    )
    found = rows.order_by().values("dialogue").annotate(number=Count("pk"))
    return found.values("number")  # Any: the shape of one number


def _to_consider(mine: set[int]) -> QuerySet[Matter]:
    considered = Consideration.objects.filter(decided_on__isnull=False)
    return (
        Matter.objects.filter(
            body__in=mine, is_major_change=True, closed_on__isnull=True
        )
        .exclude(pk__in=considered.values("matter"))
        .select_related("body")
        .order_by("planned_decision_on", "pk")
    )


def _to_decide(mine: set[int]) -> QuerySet[Consideration]:
    return (
        Consideration.objects.filter(matter__body__in=mine, decided_on__isnull=True)
        .select_related("matter")
        .order_by("pk")
    )


def _measures(user: User) -> QuerySet[Measure]:
    return (
        Measure.objects.filter(
            owner=user, status__in=(MeasureStatus.PLANNED, MeasureStatus.ONGOING)
        )
        .select_related("body")
        .order_by("due_on", "pk")
    )


def _reports(mine: set[int]) -> QuerySet[HandOver]:
    return (
        HandOver.objects.filter(
            body__in=mine,
            reported_on__isnull=True,
            basis__handed_over_at__isnull=False,
        )
        .select_related("body", "basis__dialogue")
        .order_by("due_on", "pk")
    )
