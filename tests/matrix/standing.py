"""What standing consultation adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme
from tests.make.organisations import make_body
from tests.make.programmes import make_programme
from tests.matrix.agreements import fill_agreements, grow_agreements
from tests.matrix.consultations import fill_consultations, grow_consultations
from tests.matrix.inventories import fill_inventories, grow_inventories
from tests.matrix.programmes import fill_programmes, grow_programmes
from tests.matrix.years import fill_years, grow_years

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_standing(world: "World", body: Body) -> None:
    """Make a programme with something of everything."""
    programme = make_programme(body)
    fill_programmes(world, programme)
    _join(programme, 1)
    fill_inventories(world, programme)
    fill_agreements(world, programme)
    fill_consultations(world, programme)
    fill_years(world, programme)


def grow_standing(world: "World", body: Body, rows: int) -> None:
    """Make a programme with as many rows of everything as one asks for."""
    programme = make_programme(body)
    for _row in range(rows - 1):
        make_programme(body)
    grow_programmes(world, programme, rows)
    _join(programme, rows)
    grow_inventories(world, programme, rows)
    grow_agreements(world, programme, rows)
    grow_consultations(world, programme, rows)
    grow_years(world, programme, rows)


def _join(programme: Programme, rows: int) -> None:
    for number in range(rows):
        programme.bodies.create(
            body=make_body(f"Förvaltning {programme.pk}-{number}"),
            joined_on=programme.started_on,
        )
