"""What concrete examples add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.agreements.models import Commitment
from gensvar.directory.keepers import keeper_page
from gensvar.organisations.models import Body
from tests.make.examples import make_example, make_example_of, make_shown_example

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_examples(world: "World", body: Body) -> None:
    """Make one that waits, one that everyone reads, and one of a body."""
    grow_examples(world, body, 1)


def grow_examples(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of each as one asks for."""
    mine = keeper_page(world.kept["keeper"])
    assert mine is not None
    promise = Commitment.objects.get(pk=world.kept["commitment"])
    for row in range(rows):
        waits = make_example(mine.organisation, commitment=promise, year=2020)
        shown = make_shown_example(mine.organisation, promise, year=2000 + row)
        of_body = make_example_of(body, agreement=promise.agreement)
    world.kept.update(
        example_waits=str(waits.pk),
        own_example=waits.public_id,
        example=str(of_body.pk),
        shown_example=shown.public_id,
    )
