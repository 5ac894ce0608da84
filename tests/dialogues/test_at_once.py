"""Several people press the same button in the same moment (T16)."""

from collections.abc import Callable

from gensvar.dialogues.actions import begin_consideration, begin_dialogue
from gensvar.dialogues.models import Consideration, Dialogue, Mandate
from tests.make.dialogues import (
    chair_of,
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_rules,
    officer_of,
)
from tests.racing import RACING, at_once, counted

pytestmark = RACING
TIMES = 6


def test_each_dialogue_gets_its_own_number() -> None:
    consideration = make_consideration()
    body = consideration.matter.body
    officer = officer_of(body)

    def begin(title: str) -> Callable[[], Dialogue]:
        return lambda: begin_dialogue(consideration, body=body, by=officer, title=title)

    ended = at_once([begin(f"Dialog {place}") for place in range(TIMES)])

    numbers = list(Dialogue.objects.values_list("number", flat=True))
    assert counted(ended) == {"done": TIMES}
    assert len(set(numbers)) == len(numbers) == TIMES


def test_a_double_click_begins_one_dialogue() -> None:
    consideration = make_consideration()
    body = consideration.matter.body
    officer = officer_of(body)

    def begin() -> Dialogue:
        return begin_dialogue(consideration, body=body, by=officer, title="Samma")

    assert counted(at_once([begin] * TIMES)) == {"done": 1, "Invalid": TIMES - 1}
    assert Dialogue.objects.count() == 1


def test_one_mandate_is_in_force() -> None:
    dialogue = make_dialogue()
    make_rules()
    chair_of(dialogue.body)

    ended = at_once([lambda: make_mandate(dialogue)] * TIMES)

    assert counted(ended) == {"done": 1, "Invalid": TIMES - 1}
    assert Mandate.objects.count() == 1


def test_one_consideration_is_under_way() -> None:
    matter = make_matter()
    make_rules()
    officer = officer_of(matter.body)

    ended = at_once([lambda: begin_consideration(matter, by=officer)] * TIMES)

    assert len(set(ended)) == Consideration.objects.count() == 1
