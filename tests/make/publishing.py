"""Published things, for tests."""

from gensvar.dialogues.models import Dialogue, Stage
from gensvar.publishing.actions import show_dialogue
from gensvar.publishing.models import Publication, Shown
from tests.make.dialogues import officer_of


def publish(dialogue: Dialogue) -> Publication:
    """Decide that a dialogue, or that it is coming, is shown in public."""
    shown = Shown.COMING if dialogue.stage == Stage.PREPARING else Shown.DIALOGUE
    return show_dialogue(dialogue, shown, by=officer_of(dialogue.body))
