"""Officers press at once: one of them did it, and nothing is half done (T16)."""

from collections.abc import Callable

import pytest

from gensvar.audit.models import Event
from gensvar.audit.verification import first_break
from gensvar.contributions.actions import (
    DisposalRule,
    hide,
    lift_hiding,
    pass_review,
    propose_disposal,
)
from gensvar.contributions.models import Batch, Contribution, Disposal, Hiding
from gensvar.dialogues.models import Stage
from gensvar.feedback.actions.weighing import weigh
from gensvar.feedback.models import Answer, Weighing, WeighingCorrection
from gensvar.feedback.workflow import move_answer
from gensvar.findings.actions import place, propose_theme, undo
from gensvar.findings.models import Finding, Placement, Theme
from gensvar.imports.actions import confirm
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid
from gensvar.matters.models import Decision
from tests.make.contributions import make_contribution, make_open_dialogue
from tests.make.dialogues import officer_of, registrar_of
from tests.make.feedback import (
    judgement,
    make_answer,
    make_decision,
    make_handed_over,
    move_to,
    weigh_all,
)
from tests.make.findings import make_theme
from tests.make.imports import make_draft
from tests.racing import RACING, at_once, counted

pytestmark = RACING
MANY = 12


def test_a_contribution_is_hidden_once_and_shown_again_once() -> None:
    dialogue = make_open_dialogue()
    said, officer = make_contribution(dialogue), officer_of(dialogue.body)

    def mine() -> Contribution:
        return Contribution.objects.get(pk=said.pk)

    hidden = at_once([lambda: hide(mine(), reason="Ett namn.", by=officer)] * MANY)
    assert counted(hidden) == {"done": 1, "NotYet": MANY - 1}
    assert Hiding.objects.count() == 1
    lifted = at_once([lambda: lift_hiding(mine(), by=officer)] * MANY)
    assert counted(lifted) == {"done": 1, "NotYet": MANY - 1}
    assert Hiding.objects.filter(lifted_at__isnull=True).count() == 0
    assert Event.objects.filter(verb__in=["hide", "lift hiding"]).count() == 2


def test_reviewing_hiding_and_sorting_at_once_all_come_through() -> None:
    dialogue = make_open_dialogue()
    said = [make_contribution(dialogue) for _number in range(4)]
    theme, officer = make_theme(dialogue, "Tider"), officer_of(dialogue.body)

    def acts_on(row: Contribution) -> list[Callable[[], object]]:
        return [
            lambda: pass_review(row, by=officer),
            lambda: hide(row, reason="Ett namn.", by=officer),
            lambda: place(theme, [row], by=officer),
        ]

    acts = [act for row in said for act in acts_on(row)]
    assert counted(at_once(acts)) == {"done": len(acts)}
    assert Contribution.objects.filter(review="passed").count() == 4
    assert Contribution.objects.filter(hidden_at__isnull=False).count() == 4
    assert Placement.objects.filter(theme=theme).count() == 4
    assert first_break() is None


def test_the_same_contributions_are_sorted_once_and_taken_back_once() -> None:
    dialogue = make_open_dialogue()
    said = [make_contribution(dialogue) for _number in range(5)]
    theme, officer = make_theme(dialogue, "Tider"), officer_of(dialogue.body)

    placed = at_once([lambda: place(theme, said, by=officer)] * MANY)
    assert sum(step is not None for step in placed) == 1
    assert Placement.objects.count() == len(said)
    undone = at_once([lambda: undo(dialogue, by=officer)] * 2)
    assert not [end for end in undone if isinstance(end, Exception)]
    assert Placement.objects.count() == 0


def test_a_theme_of_one_name_is_proposed_once() -> None:
    dialogue = make_open_dialogue()
    officer = officer_of(dialogue.body)

    ended = at_once([lambda: propose_theme(dialogue, "Tider", by=officer)] * MANY)

    assert counted(ended) == {"done": 1, "Invalid": MANY - 1}
    assert Theme.objects.count() == 1


def test_a_document_is_imported_once() -> None:
    draft = make_draft()
    officer, seen = officer_of(draft.dialogue.body), draft.version
    size = draft.size

    ended = at_once([lambda: confirm(draft, seen, by=officer)] * 6)

    assert counted(ended)["done"] == Batch.objects.count() == 1
    assert Contribution.objects.count() == size


def test_decisions_entered_at_once_all_get_a_place_of_their_own() -> None:
    dialogue = make_open_dialogue()

    ended = at_once([lambda: make_decision(dialogue)] * 8)

    orders = list(Decision.objects.order_by("order").values_list("order", flat=True))
    assert counted(ended) == {"done": 8}
    assert orders == list(range(1, 9))


def test_a_disposal_is_entered_once() -> None:
    dialogue = make_open_dialogue()
    make_contribution(dialogue)
    move_to(dialogue, Stage.CLOSED)
    rule = DisposalRule("RS 2026-1", "Två år", today(), today())
    registrar = registrar_of(dialogue.body)

    ended = at_once([lambda: propose_disposal(dialogue, rule, by=registrar)] * 8)

    assert counted(ended) == {"done": 1, "NotYet": 7}
    assert Disposal.objects.count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_what_was_decided_changes_before_the_answer_or_with_an_explanation(
    _round: int,
) -> None:
    dialogue = make_handed_over()
    weigh_all(dialogue)
    answer = make_answer(dialogue, state="ready")
    finding, officer = Finding.objects.get(), officer_of(dialogue.body)
    changed = judgement(Decision.objects.get(), reason="Pengarna tog slut.")

    def publish() -> object:
        mine = Answer.objects.get(pk=answer.pk)
        return move_answer(mine, "publish", by=officer, seen_version=answer.version)

    def change() -> object:
        mine = Finding.objects.get(pk=finding.pk)
        return weigh(mine, changed, by=officer, seen_version=1)

    published, weighed = at_once([publish, change])

    assert published is None
    was_late = isinstance(weighed, Invalid)
    told = Event.objects.get(verb="publish")
    change_before = Event.objects.filter(
        verb="change weighing", sequence__lt=told.sequence
    )
    assert change_before.exists() != was_late
    stands = Weighing.objects.get().reason
    assert (stands == "Pengarna tog slut.") != was_late
    assert not WeighingCorrection.objects.exists()
