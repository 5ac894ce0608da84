"""What guidance adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.guidance.actions.methods import choose_method
from gensvar.guidance.catalogue import Kind, defaults
from gensvar.guidance.models import MethodChoice
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.guidance import (
    make_channel,
    make_outreach,
    make_own_method,
    make_own_text,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_guidance(world: "World", body: Body) -> None:
    """Write one text, choose one method, plan one outreach, propose one channel."""
    _fill(world, body, 1)


def grow_guidance(world: "World", body: Body, rows: int) -> None:
    """Do each of it as often as one asks for."""
    _fill(world, body, rows)


def _fill(world: "World", body: Body, rows: int) -> None:
    dialogue = world.dialogue
    for number, key in zip(range(rows), defaults(Kind.METHOD), strict=False):
        make_own_text("kapitel", "plan", title=f"Vår plan {number}")
        make_own_method(f"Skogspromenad {number}")
        choose_method(dialogue, key, "Den passar.", by=officer_of(dialogue.body))
        make_outreach(dialogue, f"Unga i by {number}")
        make_channel(body, f"Dialogbuss {number}")
    first = MethodChoice.objects.filter(dialogue=dialogue).earliest("pk")
    world.kept["method_choice"] = str(first.pk)
