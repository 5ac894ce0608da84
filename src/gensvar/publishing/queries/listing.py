"""Dialogues in public: lists, and the first page."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from gensvar.dialogues.models import Dialogue, Mandate, Phase, Stage
from gensvar.dialogues.queries import last_day
from gensvar.feedback.models import Answer, AnswerState, Direction
from gensvar.feedback.queries.debt import answer_debt, debt_by_dialogue
from gensvar.kernel.prepared import NUMBER, NUMBERS, TEXTS, Prepared, number_of
from gensvar.publishing.queries.published import (
    announced_dialogues,
    published_dialogues,
    published_or_announced,
    title_shown,
)
from gensvar.publishing.shapes import Debt, Listed


class Line(NamedTuple):
    """What is read of a dialogue to list it."""

    pk: int
    slug: str
    number: str
    title: str
    stage: str
    body: str


class Task(NamedTuple):
    """What is read of its mandate."""

    dialogue: int
    question: str
    level: str
    answer_by: date


LINE = tuple[int, str, str, str, str, str]


def _lines(rows: QuerySet[Dialogue]) -> QuerySet[Dialogue, LINE]:
    return (
        rows.order_by("-pk")
        .annotate(shown_title=title_shown())
        .values_list("pk", "slug", "number", "shown_title", "stage", "body__name")
    )


_ALL = Prepared(lambda: _lines(published_or_announced()))
_ALL_NUMBER = Prepared(lambda: number_of(published_or_announced()))
_IN_STAGES = Prepared(
    lambda stages: _lines(published_or_announced().filter(stage__in=stages)), TEXTS
)
_IN_STAGES_NUMBER = Prepared(
    lambda stages: number_of(published_or_announced().filter(stage__in=stages)), TEXTS
)
_OF_IDS = Prepared(
    lambda ids: _lines(published_or_announced().filter(pk__in=ids)), NUMBERS
)
_OF_MATTER = Prepared(
    lambda matter: _lines(published_or_announced().filter(matter=matter)), NUMBER
)
_MANDATES = Prepared(
    lambda ids: (
        Mandate.objects.filter(dialogue__in=ids)
        .order_by("pk")
        .values_list("dialogue", "question", "level__name", "answer_by")
    ),
    NUMBERS,
)
_PHASES = Prepared(lambda ids: Phase.objects.filter(dialogue__in=ids), NUMBERS)
_ANSWERED = Prepared(
    lambda ids: Answer.objects.filter(
        dialogue__in=ids, direction=Direction.PUBLIC, state=AnswerState.PUBLISHED
    ).values_list("dialogue", "published_at"),
    NUMBERS,
)


def listed(
    *, stages: Sequence[str] = (), text: str = "", start: int = 0, end: int = 20
) -> tuple[list[Listed], int]:
    """Return a slice of the public dialogues, newest first, and how many there are."""
    if text:
        return _with_words(stages, text, start, end)
    if stages:
        rows = _IN_STAGES.ask(stages, between=(start, end))
        (number,) = _IN_STAGES_NUMBER.ask(stages)
    else:
        rows = _ALL.ask(between=(start, end))
        (number,) = _ALL_NUMBER.ask()
    return as_listed(rows), number


def _with_words(
    stages: Sequence[str], text: str, start: int, end: int
) -> tuple[list[Listed], int]:
    rows = published_or_announced().annotate(shown_title=title_shown())
    rows = rows.filter(shown_title__icontains=text)
    if stages:
        rows = rows.filter(stage__in=stages)
    return as_listed(_lines(rows)[start:end]), rows.count()


def listed_in(matter: int) -> list[Listed]:
    """Return the public dialogues of a matter."""
    return as_listed(_OF_MATTER.ask(matter))


def front_page() -> tuple[list[Listed], list[Listed], list[Listed]]:
    """Return what is open (closing first), what is coming, and what was answered last.

    The three lists are read together, so that they cost one list and not three.
    """
    moment = timezone.now()
    running = Phase.objects.filter(
        dialogue=OuterRef("pk"), starts_at__lte=moment, ends_at__gt=moment
    )
    in_force = Mandate.objects.filter(withdrawn_on__isnull=True)
    published = published_dialogues()
    is_open = (
        published.filter(stage=Stage.OPEN, pk__in=in_force.values("dialogue"))
        .annotate(closes=Subquery(running.order_by("ends_at").values("ends_at")[:1]))
        .filter(closes__isnull=False)
        .order_by("closes", "pk")
    )
    answered = Answer.objects.filter(
        dialogue__in=published.values("pk"),
        direction=Direction.PUBLIC,
        state=AnswerState.PUBLISHED,
    ).order_by("-published_at", "-pk")
    chosen = (
        list(is_open.values_list("pk", flat=True)[:20]),
        list(announced_dialogues().order_by("pk").values_list("pk", flat=True)[:20]),
        list(answered.values_list("dialogue", flat=True)[:6]),
    )
    ids = [pk for part in chosen for pk in part]
    rows = _OF_IDS.ask(ids)
    listed = dict(zip((row[0] for row in rows), as_listed(rows), strict=True))
    now, later, lately = ([listed[pk] for pk in part] for part in chosen)
    return now, later, lately


def region_debt() -> Debt:
    """Return the answer debt of the dialogues that the public knows."""
    owed = answer_debt(published_dialogues())
    return Debt(owed.contributions, owed.dialogues, owed.days)


def as_listed(rows: Iterable[LINE]) -> list[Listed]:
    """Return dialogues for a list with the same four queries for any number."""
    lines = [Line(*row) for row in rows]
    ids = [line.pk for line in lines]
    tasks = {row[0]: Task(*row) for row in _MANDATES.ask(ids)}
    phases: dict[int, list[Phase]] = {}
    for phase in _PHASES.ask(ids):
        phases.setdefault(phase.dialogue_id, []).append(phase)
    answered = dict(_ANSWERED.ask(ids))
    debts = debt_by_dialogue(lines)
    return [
        _listed(
            line,
            tasks.get(line.pk),
            phases.get(line.pk, []),
            answered_on=timezone.localdate(answered[line.pk])
            if answered.get(line.pk)
            else None,
            owed=debts[line.pk].contributions if line.pk in debts else 0,
        )
        for line in lines
    ]


def as_one(
    dialogue: Dialogue,
    mandate: Mandate | None,
    phases: Sequence[Phase] = (),
    owed: int = 0,
) -> Listed:
    """Return one dialogue as it stands above its own pages."""
    line = Line(
        dialogue.pk,
        dialogue.slug,
        dialogue.number,
        dialogue.title,
        dialogue.stage,
        dialogue.body.name,
    )
    if mandate is None:
        return _listed(line, None, phases, answered_on=None, owed=owed)
    level, promised = mandate.level.name, mandate.answer_by
    task = Task(dialogue.pk, mandate.question, level, promised)
    return _listed(line, task, phases, answered_on=None, owed=owed)


def _listed(
    line: Line,
    task: Task | None,
    phases: Sequence[Phase],
    *,
    answered_on: date | None,
    owed: int,
) -> Listed:
    return Listed(
        slug=line.slug,
        number=line.number,
        title=line.title,
        body=line.body,
        stage=line.stage,
        question=task.question if task else "",
        level=task.level if task else "",
        opens_on=timezone.localdate(phases[0].starts_at) if phases else None,
        closes_on=last_day(phases[-1]) if phases else None,
        answered_on=answered_on,
        answer_by=task.answer_by if task else None,
        owed=owed,
    )
