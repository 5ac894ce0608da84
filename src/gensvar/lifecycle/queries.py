"""What is due to be done by somebody: answers, compiling, measures, reports back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django_stubs_ext import StrOrPromise

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Mandate, Phase, Stage
from gensvar.dialogues.policies import may_lead
from gensvar.dialogues.queries import last_day
from gensvar.feedback.queries.debt import debt_by_dialogue
from gensvar.findings.models import HandOver
from gensvar.followups.models import Measure, QuestionState, RaisedQuestion
from gensvar.followups.queries import OPEN
from gensvar.kernel.days import today
from gensvar.lifecycle.due_days import AHEAD, notice_on
from gensvar.lifecycle.models import Duty
from gensvar.notifications.writing import one_line
from gensvar.organisations.models import Body, Role, RoleGrant

LONGEST = 120


@dataclass(frozen=True)
class Due:
    """One thing that is due: what, by when, which reminder stands, and who is told."""

    duty: Duty
    thing_id: int
    due_on: date
    notice: str
    what: StrOrPromise
    path: str
    people: tuple[User, ...]

    @property
    def is_late(self) -> bool:
        """Say whether the day has passed."""
        return self.notice.startswith("passed")

    @property
    def key(self) -> tuple[str, int, date, str]:
        """Return what makes the reminder the same for one person."""
        return (self.duty.value, self.thing_id, self.due_on, self.notice)


def due_on(day: date) -> list[Due]:
    """Return everything of which a reminder stands on a day, the most urgent first."""
    found = [*_answers(day), *_closings(day), *_measures(day), *_reports(day)]
    found += _questions(day)
    return sorted(found, key=lambda due: (due.due_on, due.duty.value, due.thing_id))


def _answers(day: date) -> Iterator[Due]:
    """Yield the answers that somebody waits for, by the day the mandate promises."""
    promised = Mandate.objects.filter(dialogue=OuterRef("pk")).order_by("-pk")
    rows = _under_way().annotate(by=Subquery(promised.values("answer_by")[:1]))
    owed = debt_by_dialogue(rows)
    for dialogue in rows.filter(pk__in=owed, by__isnull=False):
        by: date = vars(dialogue)["by"]
        if notice := notice_on(day, by):
            people = owners(dialogue)
            if notice.startswith("passed"):
                people += holders(dialogue.body, Role.CHAIR)
            yield _due(Duty.ANSWER, dialogue, by, notice, "answers", people)


def _closings(day: date) -> Iterator[Due]:
    """Yield the dialogues whose last day has passed without compiling being begun."""
    for dialogue in _under_way().filter(stage=Stage.OPEN):
        phase = Phase.objects.filter(dialogue=dialogue).order_by("-ends_at").first()
        if phase and (notice := notice_on(day, last_day(phase), ahead=())):
            people = owners(dialogue)
            yield _due(
                *(Duty.CLOSING, dialogue, last_day(phase), notice),
                *("dialogue-times", people),
            )


def _due(
    duty: Duty, dialogue: Dialogue, by: date, notice: str, page: str, people: list[User]
) -> Due:
    path = reverse(page, args=[dialogue.number])
    what = one_line(dialogue.title)[:LONGEST]
    return Due(duty, dialogue.pk, by, notice, what, path, _once(people))


def _measures(day: date) -> Iterator[Due]:
    """Yield the measures that are not done, for their owner."""
    rows = Measure.objects.filter(status__in=OPEN).select_related("owner", "body")
    for measure in rows:
        if notice := notice_on(day, measure.due_on, AHEAD):
            owner = measure.owner
            people = [owner] if owner and owner.is_active else []
            yield Due(
                Duty.MEASURE,
                measure.pk,
                measure.due_on,
                notice,
                one_line(measure.words)[:LONGEST],
                reverse("measure", args=[measure.pk]),
                _once(people or holders(measure.body, Role.OFFICER, Role.CHAIR)),
            )


def _questions(day: date) -> Iterator[Due]:
    """Yield the questions without answer, for their owner; never anybody's words."""
    rows = RaisedQuestion.objects.filter(state=QuestionState.OPEN)
    for row in rows.select_related("owner", "body", "escalated_to"):
        if notice := notice_on(day, row.due_on, AHEAD):
            owner, body = row.owner, row.escalated_to or row.body
            people = [owner] if owner and owner.is_active else []
            yield Due(
                Duty.QUESTION,
                row.pk,
                row.due_on,
                notice,
                one_line(body.name)[:LONGEST],
                reverse("raised-question", args=[row.pk]),
                _once(people or holders(body, Role.OFFICER, Role.CHAIR)),
            )


def _reports(day: date) -> Iterator[Due]:
    """Yield the reports that a body owes on a basis that it has been handed."""
    rows = HandOver.objects.filter(
        basis__handed_over_at__isnull=False, reported_on__isnull=True
    ).exclude(basis__dialogue__stage=Stage.CLOSED)
    for row in rows.select_related("body", "basis__dialogue"):
        if notice := notice_on(day, row.due_on):
            dialogue = row.basis.dialogue
            yield Due(
                Duty.REPORT,
                row.pk,
                row.due_on,
                notice,
                one_line(dialogue.title)[:LONGEST],
                reverse("report-back", args=[dialogue.number, row.pk]),
                _once(holders(row.body, Role.OFFICER, Role.CHAIR)),
            )


def _under_way() -> QuerySet[Dialogue]:
    rows = Dialogue.objects.exclude(stage__in=(Stage.PREPARING, Stage.CLOSED))
    return rows.select_related("body", "leader").order_by("pk")


def owners(dialogue: Dialogue) -> list[User]:
    """Return who answers for a dialogue: its leader, else officers of its body.

    A dialogue that is handed over has a new leader, who is told from then on.
    """
    leader = dialogue.leader
    if leader.is_active and may_lead(leader, dialogue):
        return [leader]
    return holders(dialogue.body, Role.OFFICER)


def holders(body: Body, *roles: Role) -> list[User]:
    """Return who holds a role in a body, or else in the nearest one above it."""
    above = dict(Body.objects.values_list("pk", "parent_id"))
    seen: set[int] = set()
    current: int | None = body.pk
    while current is not None and current not in seen:
        seen.add(current)
        if people := _holders(current, *roles):
            return people
        current = above.get(current)
    return []


def _holders(body: int, *roles: Role) -> list[User]:
    day = today()
    grants = RoleGrant.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        body=body,
        role__in=roles,
        since__lte=day,
        user__is_active=True,
    )
    return [grant.user for grant in grants.select_related("user").order_by("user_id")]


def _once(people: list[User]) -> tuple[User, ...]:
    return tuple({person.pk: person for person in people}.values())
