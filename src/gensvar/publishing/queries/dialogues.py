"""Dialogues in public: the page of one."""

from datetime import date
from typing import Any

from django.utils import timezone

from gensvar.contributions.queries import tally_of
from gensvar.dialogues.kinds import KINDS
from gensvar.dialogues.models import (
    ClosingMove,
    DecisionOrder,
    Dialogue,
    DialogueKind,
    Mandate,
    Phase,
    Question,
    Stage,
)
from gensvar.dialogues.queries import approved_plan, is_running, latest_mandate
from gensvar.dialogues.texts import things_of
from gensvar.feedback.queries.debt import debt_of
from gensvar.kernel.prepared import TEXT, Prepared
from gensvar.lifecycle.definition import definition_of
from gensvar.lifecycle.facts import facts, one_look
from gensvar.lifecycle.life_line import life_line
from gensvar.publishing.queries.listing import as_one
from gensvar.publishing.queries.published import (
    announcement_of,
    published_dialogues,
    published_or_announced,
)
from gensvar.publishing.shapes import DialogueShown, PlanShown, Promise

_PUBLIC = Prepared(
    lambda slug: published_dialogues().filter(slug=slug).values_list("pk", flat=True),
    TEXT,
)


def is_public(slug: str) -> bool:
    """Say whether the page of a dialogue may be read."""
    return _PUBLIC.first(slug) is not None


def dialogue_page(slug: str) -> DialogueShown | None:
    """Return the page of a dialogue, or None when it is not public."""
    dialogue = published_or_announced().filter(slug=slug).first()
    if dialogue is None:
        return None
    _say_as_decided(dialogue)
    mandate, questions = latest_mandate(dialogue), _questions(dialogue)
    phases = list(dialogue.phases.all())
    in_force = mandate is not None and mandate.withdrawn_on is None
    debt = debt_of(dialogue)
    tally = tally_of(dialogue.pk, dialogue.contribution_visibility)
    with one_look():
        line, has_plan = life_line(dialogue), facts(dialogue).plan_approved_on
        done = definition_of(dialogue)
    return DialogueShown(
        listed=as_one(dialogue, mandate, phases, owed=debt.contributions),
        introduction=dialogue.introduction,
        matter=dialogue.matter.title,
        registry_number=dialogue.matter.registry_number,
        matter_address=f"/arenden/{dialogue.matter_id}/",
        bodies=_bodies(dialogue),
        promise=as_promise(mandate) if mandate else None,
        life_line=line,
        questions=[(row.pk, row.words, row.hint) for row in questions],
        things=things_of(dialogue, mandate, questions),
        visibility=dialogue.contribution_visibility,
        takes_contributions=_takes_more(dialogue, phases) and in_force,
        contributions=tally.counted,
        shown_contributions=tally.shown,
        owed=debt.contributions,
        owed_days=debt.days,
        has_plan=dialogue.stage != Stage.PREPARING and has_plan is not None,
        closing_reason=dialogue.closing_reason,
        cancel_reason=dialogue.cancel_reason,
        moves=_moves(dialogue),
        **_kind(dialogue),
        elected=_elected(dialogue),
        definition=done,
    )


def _takes_more(dialogue: Dialogue, phases: list[Phase]) -> bool:
    return dialogue.stage == Stage.OPEN and any(is_running(one) for one in phases)


def _kind(dialogue: Dialogue) -> Any:
    # Any: values of several types.
    kind = KINDS[dialogue.kind]
    return {
        "kind": str(kind.name),
        "kind_words": str(kind.definition),
        "is_light": dialogue.kind == DialogueKind.USER,
    }


def _bodies(dialogue: Dialogue) -> list[tuple[str, str]]:
    return [
        (part.body.name, str(part.get_role_display()))
        for part in dialogue.bodies.select_related("body")
    ]


def _elected(dialogue: Dialogue) -> list[tuple[str, str]]:
    people = dialogue.elected_participants.select_related("body")
    return [(one.name, one.body.name) for one in people]


def _say_as_decided(dialogue: Dialogue) -> None:
    """Of one that is coming, what is written meanwhile is a draft."""
    if dialogue.stage == Stage.PREPARING and (decided := announcement_of(dialogue)):
        dialogue.title = decided.title
        dialogue.introduction = decided.introduction


def _questions(dialogue: Dialogue) -> list[Question]:
    """Return what is asked; the questions of one that is coming are drafts."""
    if dialogue.stage == Stage.PREPARING:
        return []
    return list(dialogue.questions.all())


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
