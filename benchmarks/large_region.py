"""A whole region, years on: 200 bodies, 5,000 matters, 2,000 dialogues, 300,000 voices.

One dialogue goes all its way through the actions and their gates; the others are made
in its likeness, a thousand rows at a time. For the overview and the search.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from benchmarks.notes_import import SENTENCE
from gensvar.accounts.models import User
from gensvar.contributions.models import Contribution, Review, Tally
from gensvar.dialogues.models import Dialogue, LadderLevel, Mandate, Phase, Stage
from gensvar.feedback.models import Answer, AnswerState, Direction, Weighing
from gensvar.findings.models import DecisionBasis, Finding, HandOver, Placement, Theme
from gensvar.kernel.days import today
from gensvar.matters.models import Decision, Matter
from gensvar.organisations.models import Body, BodyKind, Role
from tests.make.dialogues import officer_of
from tests.make.feedback import make_answered
from tests.make.organisations import make_body, make_member

AT_A_TIME = 1000
STAGES = (Stage.CLOSED, Stage.ANSWERED, Stage.HANDED_OVER, Stage.PREPARING, Stage.OPEN)


@dataclass(frozen=True)
class Size:
    """How large the region is."""

    bodies: int = 200
    matters: int = 5_000
    dialogues: int = 2_000
    contributions: int = 300_000


FULL = Size()
QUICK = Size(20, 500, 200, 5_000)


@dataclass(frozen=True)
class LargeRegion:
    """Who reads: the chair of one committee, and the chair above all bodies."""

    chair: User
    head: User


class _Filler:
    """Makes rows in the likeness of one dialogue that went all its way."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.model = make_answered(2)
        self.top = self.model.body
        self.officer = officer_of(self.top)
        self.bodies = self._bodies()

    def _bodies(self) -> list[Body]:
        rows = (
            Body(
                name=f"Nämnd {number}",
                slug=f"namnd-i-storlek-{number}",
                kind=BodyKind.COMMITTEE,
                parent=self.top,
                valid_from=date(2015, 1, 1),
            )
            for number in range(self.size.bodies - 1)
        )
        return [self.top, *_made(Body, rows)]

    def body(self, number: int) -> Body:
        """Return the body of what has a number."""
        return self.bodies[number % len(self.bodies)]

    def matters(self) -> list[Matter]:
        """Make the matters, every fifth of them a larger change not considered."""
        day = today()
        return _made(
            Matter,
            (
                Matter(
                    registry_number=f"RS {number}-2024",
                    title=f"Ärende om vårdens utveckling {number}",
                    body=self.body(number),
                    is_major_change=number % 5 == 0,
                    considered_on=None if number % 10 == 0 else day,
                    opened_on=day - timedelta(days=400),
                    planned_decision_on=day + timedelta(days=number % 300 - 30),
                    created_by=self.officer,
                )
                for number in range(self.size.matters)
            ),
        )

    def dialogues(self, matters: list[Matter]) -> list[Dialogue]:
        """Make the dialogues, in every stage."""
        return _made(
            Dialogue,
            (
                Dialogue(
                    number=f"24-{number:05}",
                    slug=f"dialog-{number}",
                    title=f"Hur ska vården bli närmare {number}",
                    matter=matters[number % len(matters)],
                    body=self.body(number),
                    stage=STAGES[number // len(self.bodies) % len(STAGES)],
                    leader=self.officer,
                    created_by=self.officer,
                )
                for number in range(self.size.dialogues)
            ),
        )


def make_large_region(size: Size = FULL) -> LargeRegion:
    """Make the region; the plans of the database are made anew at the end."""
    filler = _Filler(size)
    with transaction.atomic():
        dialogues = filler.dialogues(filler.matters())
        _promises(filler, dialogues)
        _voices(dialogues, size.contributions)
        _results(filler, dialogues)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    chair = make_member(filler.bodies[1], Role.CHAIR, name="Ordförande")
    head = make_member(filler.top, Role.CHAIR, name="Överst")
    make_body()
    return LargeRegion(chair, head)


def _promises(filler: _Filler, dialogues: list[Dialogue]) -> None:
    first = Mandate.objects.select_related("level", "rule_set").get(
        dialogue=filler.model
    )
    level: LadderLevel = first.level
    begun = [one for one in dialogues if one.stage != Stage.PREPARING]
    _made(Mandate, (_likeness(first, dialogue=one, level=level) for one in begun))
    now = timezone.now()
    for_a_month = {"starts_at": now - timedelta(days=60), "ends_at": now}
    _made(Phase, (Phase(dialogue=one, name="Webb", **for_a_month) for one in begun))


def _voices(dialogues: list[Dialogue], total: int) -> None:
    now, day = timezone.now(), today()
    spoken = [one for one in dialogues if one.stage != Stage.PREPARING]
    _made(
        Contribution,
        (
            Contribution(
                dialogue=spoken[number % len(spoken)],
                text=f"{SENTENCE} {number}",
                channel="web",
                received_at=now,
                received_on=day,
                review=Review.PASSED,
            )
            for number in range(total)
        ),
    )
    each = total // len(spoken)
    counts = {"counted": each, "standing": each, "passed": each, "oldest_on": day}
    _made(Tally, (Tally(dialogue=one, **counts) for one in spoken))


def _results(filler: _Filler, dialogues: list[Dialogue]) -> None:
    late = (Stage.CLOSED, Stage.ANSWERED, Stage.HANDED_OVER)
    handed = [one for one in dialogues if one.stage in late]
    basis = DecisionBasis.objects.get(dialogue=filler.model)
    bases = _made(DecisionBasis, (_likeness(basis, dialogue=one) for one in handed))
    reports = (
        HandOver(basis=one, body_id=one.dialogue.body_id, due_on=today())
        for one in bases
    )
    _made(HandOver, reports)
    model = Finding.objects.filter(dialogue=filler.model).earliest("pk")
    three = [one for one in handed for _time in range(3)]
    findings = _made(Finding, (_likeness(model, dialogue=one) for one in three))
    _sort(filler, findings)
    answered = [one for one in handed if one.stage != Stage.HANDED_OVER]
    decision = Decision.objects.filter(matter=filler.model.matter_id).earliest("pk")
    weighing = Weighing.objects.filter(finding=model).earliest("pk")
    done = {one.pk for one in answered}
    _made(
        Weighing,
        (
            _likeness(weighing, finding=one, decision=decision)
            for one in findings
            if one.dialogue_id in done
        ),
    )
    answer = Answer.objects.get(
        dialogue=filler.model,
        direction=Direction.PARTICIPANTS,
        state=AnswerState.PUBLISHED,
    )
    _made(Answer, (_likeness(answer, dialogue=one) for one in answered))


def _sort(filler: _Filler, findings: list[Finding]) -> None:
    """Sort what was said in each dialogue under one theme for each finding."""
    theme = Theme.objects.filter(dialogue=filler.model).earliest("pk")
    themes = _made(
        Theme,
        (
            _likeness(theme, dialogue=one.dialogue, name=f"Tema {number}")
            for number, one in enumerate(findings)
        ),
    )
    Finding.themes.through.objects.bulk_create(
        [
            Finding.themes.through(finding_id=finding.pk, theme_id=theme.pk)
            for finding, theme in zip(findings, themes, strict=True)
        ],
        batch_size=AT_A_TIME,
    )
    of_dialogue: dict[int, list[Theme]] = {}
    for one in themes:
        of_dialogue.setdefault(one.dialogue_id, []).append(one)
    said = Contribution.objects.filter(dialogue__in=of_dialogue).order_by()
    _made(
        Placement,
        (
            Placement(
                theme=of_dialogue[dialogue][pk % 3],
                contribution_id=pk,
                placed_by=filler.officer,
            )
            for pk, dialogue in said.values_list("pk", "dialogue").iterator()
        ),
    )


def _made(model: type[models.Model], rows: Any) -> Any:
    # Any: rows of any model.
    return model._default_manager.bulk_create(list(rows), batch_size=AT_A_TIME)


def _likeness(row: Any, **other: Any) -> Any:
    """Return a new row with the values of one, but for those that are given."""
    # Any: rows of any model.
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    made = type(row)(**values)
    for name, value in other.items():
        setattr(made, name, value)
    return made
