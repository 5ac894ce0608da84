"""What translations add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.texts import things_of
from gensvar.kernel.languages import LANGUAGES
from gensvar.meetings.models import Meeting
from gensvar.meetings.texts import thing_of
from gensvar.translations.actions import say_original_language
from gensvar.translations.things import Thing
from tests.make.translations import anyone, show_in

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_translations(world: "World") -> None:
    """Translate a dialogue and a meeting into one language."""
    grow_translations(world, 1)


def grow_translations(world: "World", rows: int) -> None:
    """Translate a dialogue and its meeting into as many languages as one asks for."""
    officer = world.people["officer"]
    written = [tag for tag, one in LANGUAGES.items() if one.script == "Latn"]
    things = [*_dialogue(world.dialogue), thing_of(Meeting.objects.earliest("pk"))]
    for tag in written[1 : rows + 1]:
        show_in(tag, things, "Ord.", by=officer)
    for dialogue in Dialogue.objects.order_by("-pk")[:rows]:
        say_original_language(_dialogue(dialogue), "sv", by=officer, may=anyone)


def _dialogue(dialogue: Dialogue) -> list[Thing]:
    return things_of(dialogue, None, dialogue.questions.all())
