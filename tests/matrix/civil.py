"""What the side of civil society adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.organisations.models import Body

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_civil(world: "World", body: Body) -> None:
    """Make one of everything: each app fills in its own."""


def grow_civil(world: "World", body: Body, rows: int) -> None:
    """Make as many rows of everything as one asks for: each app its own."""
