"""Dialogues in public: lists, and the page of one."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gensvar.contributions.queries import contributions_that_count, shown_in_public
from gensvar.dialogues.models import (
    ClosingMove,
    DecisionOrder,
    Dialogue,
    Mandate,
    Phase,
    Stage,
)
from gensvar.dialogues.queries import (
    approved_plan,
    is_running,
    last_day,
    latest_mandate,
)
from gensvar.feedback.models import Answer, AnswerState, Direction
from gensvar.feedback.queries.debt import answer_debt, debt_by_dialogue, debt_of
from gensvar.lifecycle.facts import facts, one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.publishing.queries.published import (
    announced_dialogues,
    published_dialogues,
    published_or_announced,
)
from gensvar.publishing.shapes import (
    Debt,
    DialogueShown,
    Listed,
    PlanShown,
    Promise,
)

ENDED = (Stage.ANSWERED, Stage.CLOSED)


def is_public(slug: str) -> bool:
    """Say whether the page of a dialogue may be read."""
    return published_dialogues().filter(slug=slug).exists()


def listed(
    *, stages: Sequence[str] = (), text: str = "", start: int = 0, end: int = 20
) -> tuple[list[Listed], int]:
    """Return a slice of the public dialogues, newest first, and how many there are."""
    rows = published_or_announced().order_by("-pk")
    if stages:
        rows = rows.filter(stage__in=stages)
    if text:
        rows = rows.filter(title__icontains=text)
    return as_listed(rows[start:end]), rows.count()


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
    rows = list(published_or_announced().filter(pk__in=ids))
    listed = dict(zip((row.pk for row in rows), as_listed(rows), strict=True))
    now, later, lately = ([listed[pk] for pk in part] for part in chosen)
    return now, later, lately


def region_debt() -> Debt:
    """Return the answer debt of the dialogues that the public knows."""
    owed = answer_debt(published_dialogues())
    return Debt(owed.contributions, owed.dialogues, owed.days)


def as_listed(rows: Iterable[Dialogue]) -> list[Listed]:
    """Return dialogues for a list with the same four queries for any number."""
    dialogues = list(rows)
    ids = [row.pk for row in dialogues]
    mandates = {
        mandate.dialogue_id: mandate
        for mandate in Mandate.objects.filter(dialogue__in=ids)
        .select_related("level")
        .order_by("pk")
    }
    phases: dict[int, list[Phase]] = {}
    for phase in Phase.objects.filter(dialogue__in=ids):
        phases.setdefault(phase.dialogue_id, []).append(phase)
    answered = dict(
        Answer.objects.filter(
            dialogue__in=ids, direction=Direction.PUBLIC, state=AnswerState.PUBLISHED
        ).values_list("dialogue", "published_at")
    )
    debts = debt_by_dialogue(dialogues) if dialogues else {}
    return [
        _listed(
            row,
            mandates.get(row.pk),
            phases.get(row.pk, []),
            answered_on=timezone.localdate(answered[row.pk])
            if answered.get(row.pk)
            else None,
            owed=debts[row.pk].contributions if row.pk in debts else 0,
        )
        for row in dialogues
    ]


def as_one(dialogue: Dialogue, mandate: Mandate | None) -> Listed:
    """Return one dialogue as it stands above its own pages."""
    return _listed(dialogue, mandate, [], answered_on=None, owed=0)


def _listed(
    dialogue: Dialogue,
    mandate: Mandate | None,
    phases: Sequence[Phase],
    *,
    answered_on: date | None,
    owed: int,
) -> Listed:
    return Listed(
        slug=dialogue.slug,
        number=dialogue.number,
        title=dialogue.title,
        body=dialogue.body.name,
        stage=dialogue.stage,
        question=mandate.question if mandate else "",
        level=mandate.level.name if mandate else "",
        opens_on=timezone.localdate(phases[0].starts_at) if phases else None,
        closes_on=last_day(phases[-1]) if phases else None,
        answered_on=answered_on,
        answer_by=mandate.answer_by if mandate else None,
        owed=owed,
    )


def dialogue_page(slug: str) -> DialogueShown | None:
    """Return the page of a dialogue, or None when it is not public."""
    dialogue = published_or_announced().filter(slug=slug).first()
    if dialogue is None:
        return None
    mandate = latest_mandate(dialogue)
    phases = list(dialogue.phases.all())
    in_force = mandate is not None and mandate.withdrawn_on is None
    debt = debt_of(dialogue)
    with one_look():
        line, has_plan = life_line(dialogue), facts(dialogue).plan_approved_on
    return DialogueShown(
        listed=_listed(
            dialogue, mandate, phases, answered_on=None, owed=debt.contributions
        ),
        introduction=dialogue.introduction,
        matter=dialogue.matter.title,
        registry_number=dialogue.matter.registry_number,
        matter_address=f"/arenden/{dialogue.matter_id}/",
        bodies=[
            (part.body.name, str(part.get_role_display()))
            for part in dialogue.bodies.select_related("body")
        ],
        promise=as_promise(mandate) if mandate else None,
        life_line=line,
        questions=_questions(dialogue),
        visibility=dialogue.contribution_visibility,
        takes_contributions=dialogue.stage == Stage.OPEN
        and in_force
        and any(is_running(phase) for phase in phases),
        contributions=contributions_that_count(dialogue).count(),
        shown_contributions=shown_in_public(dialogue).count(),
        owed=debt.contributions,
        owed_days=debt.days,
        has_plan=dialogue.stage != Stage.PREPARING and has_plan is not None,
        closing_reason=dialogue.closing_reason,
        cancel_reason=dialogue.cancel_reason,
        moves=_moves(dialogue),
    )


def _questions(dialogue: Dialogue) -> list[tuple[int, str, str]]:
    """Return what is asked; the questions of one that is coming are drafts."""
    if dialogue.stage == Stage.PREPARING:
        return []
    return [(row.pk, row.words, row.hint) for row in dialogue.questions.all()]


def as_promise(mandate: Mandate) -> Promise:
    """Return a mandate as it is shown."""
    return Promise(
        question=mandate.question,
        level=mandate.level.name,
        level_words=mandate.level.description,
        promise=mandate.promise,
        can_influence=mandate.can_influence,
        cannot_influence=mandate.cannot_influence,
        answer_by=mandate.answer_by,
        decided_on=mandate.decided_on,
        decided_by=(
            mandate.decider_title
            if mandate.order == DecisionOrder.CHAIR
            else mandate.body.name
        ),
        section_number=mandate.section_number,
        withdrawn_on=mandate.withdrawn_on,
        withdrawn_reason=mandate.withdrawn_reason,
    )


def plan_shown(slug: str) -> tuple[str, PlanShown] | None:
    """Return the title and the approved plan of a dialogue, if both are public."""
    dialogue = published_dialogues().filter(slug=slug).first()
    plan = approved_plan(dialogue) if dialogue else None
    if dialogue is None or plan is None:
        return None
    return dialogue.title, PlanShown(
        purpose=plan.purpose,
        goals=plan.goals,
        activities=[
            (row.on, row.what, row.for_whom, row.channel, row.language, row.owner)
            for row in plan.activities.all()
        ],
        feedback=[(row.on, row.to_whom, row.how) for row in plan.feedback.all()],
        groups=[
            (row.name, row.usually_heard, row.how_reached)
            for row in plan.target_groups.all()
        ],
    )


def _moves(dialogue: Dialogue) -> list[tuple[date, date, str]]:
    return [
        (
            timezone.localdate(move.before),
            timezone.localdate(move.after),
            move.reason,
        )
        for move in ClosingMove.objects.filter(phase__dialogue=dialogue)
    ]
