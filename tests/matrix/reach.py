"""What population tables and reach add to the world of the matrix."""

from typing import TYPE_CHECKING

from gensvar.dialogues.models import Dialogue
from gensvar.organisations.models import Body, Role
from tests.make.dialogues import someone
from tests.make.reach import make_gap, make_population, make_reached

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_reach(world: "World", body: Body) -> None:
    """Say whom the dialogue reached that everyone reads of, and who is missing."""
    grow_reach(world, body, 1)


def grow_reach(world: "World", body: Body, rows: int) -> None:
    """Give as many tables, numbers and gaps as one asks for."""
    by = someone(body, Role.ADMINISTRATOR)
    for row in range(rows):
        make_population(by, year=2020 + row)
        make_population(by, year=2020 + row, in_use=False)
    shown = Dialogue.objects.filter(slug=world.kept.get("open", "")).first()
    dialogue = shown or world.dialogue
    for one in {dialogue.pk: dialogue, world.dialogue.pk: world.dialogue}.values():
        make_reached(one, {f"Grupp {row}": 20 + row for row in range(rows)})
        for _row in range(rows):
            make_gap(one)
    world.kept["reached"] = dialogue.slug
