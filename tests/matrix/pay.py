"""What pay for meetings adds to the world that the matrix looks at."""

from datetime import timedelta
from typing import TYPE_CHECKING

from gensvar.kernel.days import today
from gensvar.meetings.keys import token_of
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.payroll import make_batch
from gensvar.remuneration.actions.tables import begin_table, enter_value
from gensvar.remuneration.models import Index
from tests.make.dialogues import officer_of
from tests.make.remuneration import (
    make_approved,
    make_claim,
    make_present,
    make_table,
)

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_pay(world: "World", body: Body) -> None:
    """Make rules, a claim that waits, one that is paid, and one to be sent."""
    grow_pay(world, body, 1)


def grow_pay(world: "World", body: Body, rows: int) -> None:
    """Make as many rows of everything as one asks for."""
    officer = officer_of(body)
    make_table(body)
    for row in range(rows):
        draft = begin_table(
            {"name": f"Utkast {row}", "valid_from": today()},
            by=officer,
            body=body,
            example="jonkoping",
        )
        enter_value(Index.PRICE_BASE, 2000 + row, 5_730_000, "SCB", by=officer)
        waiting = make_claim(make_present(body, f"Väntar {row}"))
        make_approved(make_present(body, f"Betald {row}"))
        batch = make_batch(body, today() - timedelta(days=30), today(), by=officer)
        if row == 0:
            world.kept.update(
                draft=str(draft.pk),
                draft_row=str(draft.rows.earliest("pk").pk),
                waiting=str(waiting.pk),
                payroll=str(batch.number),
            )
    world.kept["claimant"] = token_of(make_present(body, "Kan Begära"))
    world.kept["claimed"] = token_of(waiting.guest)
