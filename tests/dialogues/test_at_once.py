"""Several people press the same button in the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connections

from gensvar.dialogues.actions import begin_consideration, begin_dialogue
from gensvar.dialogues.models import Consideration, Dialogue, Mandate
from gensvar.kernel.errors import Invalid
from tests.make.dialogues import (
    make_consideration,
    make_dialogue,
    make_mandate,
    make_matter,
    make_rules,
    officer_of,
)

# A server's database is made by the mark; a file is made by the fixture.
ON_A_SERVER = "sqlite" not in str(settings.DATABASES["default"]["ENGINE"])
pytestmark = [
    pytest.mark.usefixtures("many_threads"),
    pytest.mark.slow,
    *([pytest.mark.django_db(transaction=True)] if ON_A_SERVER else []),
]
TIMES = 6


def at_once(act: Callable[[int], object]) -> list[object]:
    """Do something several times at once; return results and refusals."""

    def one(place: int) -> object:
        try:
            return act(place)
        except Invalid as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(one, range(TIMES)))


def test_each_dialogue_gets_its_own_number() -> None:
    consideration = make_consideration()
    body = consideration.matter.body
    officer = officer_of(body)

    at_once(
        lambda place: begin_dialogue(
            consideration, body=body, by=officer, title=f"Dialog {place}"
        )
    )

    numbers = list(Dialogue.objects.values_list("number", flat=True))
    assert len(set(numbers)) == len(numbers) == TIMES


def test_a_double_click_begins_one_dialogue() -> None:
    consideration = make_consideration()
    body = consideration.matter.body
    officer = officer_of(body)

    results = at_once(
        lambda _place: begin_dialogue(
            consideration, body=body, by=officer, title="Samma"
        )
    )

    assert Dialogue.objects.count() == 1
    assert sum(isinstance(result, Invalid) for result in results) == TIMES - 1


def test_one_mandate_is_in_force() -> None:
    dialogue = make_dialogue()
    make_rules()

    at_once(lambda _place: make_mandate(dialogue))

    assert Mandate.objects.count() == 1


def test_one_consideration_is_under_way() -> None:
    matter = make_matter()
    make_rules()
    officer = officer_of(matter.body)

    at_once(lambda _place: begin_consideration(matter, by=officer))

    assert Consideration.objects.count() == 1
