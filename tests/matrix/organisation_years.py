"""What the year of an organisation adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.organisations.models import Body, Organisation
from tests.make.organisation_years import live
from tests.make.programmes import make_period, make_programme

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_organisation_years(world: "World", body: Body) -> None:
    """Let the organisation that somebody speaks for meet, be asked, sit and join."""
    grow_organisation_years(world, body, 1)


def grow_organisation_years(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    programme = make_programme(body)
    make_period(programme)
    live(Organisation.objects.get(pk=world.kept["organisation"]), programme, rows)
