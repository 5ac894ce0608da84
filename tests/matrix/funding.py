"""What support and its reminders add to the world that the matrix looks at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.funding.actions.following import remind_of_funding
from gensvar.funding.messages import follower_code
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.funding import make_follower, make_funding, make_round

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_funding(world: "World", body: Body) -> None:
    """Show one form of support with one round, and let one address follow."""
    _support(world, body, 1)


def grow_funding(world: "World", body: Body, rows: int) -> None:
    """Show as much support, with as many rounds and followers, as one asks for."""
    _support(world, body, rows)


def _support(world: "World", body: Body, rows: int) -> None:
    for _number in range(rows):
        form = make_funding(body, is_shown=True)
        row = make_round(form, -5, 10)
    for number in range(1, rows):
        row = make_round(form, 20 * number, 20 * number + 15)
    for number in range(rows):
        follower = make_follower(form, f"stod{number}@example.org")
    remind_of_funding(today() + timedelta(1))
    world.kept.update(
        funding=str(form.pk),
        funding_round=str(row.pk),
        support=form.public_id,
        support_code=follower_code(follower),
    )
