"""The makers walk the same way as people do."""

import pytest

from gensvar.dialogues.models import Stage
from gensvar.dialogues.queries import takes_contributions
from tests.make.dialogues import make_dialogue


@pytest.mark.django_db
def test_an_opened_dialogue_takes_contributions() -> None:
    dialogue = make_dialogue(Stage.OPEN)

    assert dialogue.stage == Stage.OPEN
    assert takes_contributions(dialogue)


@pytest.mark.django_db
def test_numbers_count_up_within_the_year() -> None:
    first, second = make_dialogue(), make_dialogue()

    assert [first.number[-5:], second.number[-5:]] == ["00001", "00002"]
