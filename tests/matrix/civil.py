"""What the side of civil society adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.organisations.models import Body
from tests.matrix.directory import fill_directory, grow_directory
from tests.matrix.enquiries import fill_enquiries, grow_enquiries
from tests.matrix.examples import fill_examples, grow_examples
from tests.matrix.exchanges import fill_exchanges, grow_exchanges
from tests.matrix.funding import fill_funding, grow_funding
from tests.matrix.matching import fill_matching, grow_matching
from tests.matrix.organisation_years import (
    fill_organisation_years,
    grow_organisation_years,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_civil(world: "World", body: Body) -> None:
    """Make one of everything: each app fills in its own."""
    fill_directory(world, body)
    fill_examples(world, body)
    fill_exchanges(world, body)
    fill_funding(world, body)
    fill_enquiries(world, body)
    fill_matching(world, body)
    fill_organisation_years(world, body)


def grow_civil(world: "World", body: Body, rows: int) -> None:
    """Make as many rows of everything as one asks for: each app its own."""
    grow_directory(world, body, rows)
    grow_examples(world, body, rows)
    grow_exchanges(world, body, rows)
    grow_funding(world, body, rows)
    grow_enquiries(world, body, rows)
    grow_matching(world, body, rows)
    grow_organisation_years(world, body, rows)
