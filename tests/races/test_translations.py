"""Two people translate the same text in the same moment."""

from functools import partial

from gensvar.dialogues.models import Stage
from gensvar.dialogues.texts import things_of
from gensvar.translations.actions import Written, write_translations
from gensvar.translations.models import How, Translation
from gensvar.translations.queries import seen
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.translations import anyone
from tests.racing import RACING, at_once, counted

pytestmark = RACING


def test_one_of_them_saves_and_the_other_is_told() -> None:
    dialogue = make_dialogue(Stage.PREPARING)
    things = things_of(dialogue, None, ())
    title = things[0].place("title")
    sign, officer = seen(things, ()), officer_of(dialogue.body)
    acts = [
        partial(
            write_translations,
            things,
            "fi",
            Written({title: f"Otsikko {number}"}, How.HUMAN, sign),
            by=officer,
            may=anyone,
        )
        for number in range(4)
    ]
    assert counted(at_once(acts)) == {"done": 1, "Stale": 3}
    assert Translation.objects.get().version == 1
