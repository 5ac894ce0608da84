"""What proposals and changes add to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.followups.actions import note_measure, promise_measure
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.proposals.actions import (
    say_where_it_stands,
    show_change,
    state_count,
    tie_measure,
)
from tests.make.dialogues import officer_of
from tests.make.proposals import make_collection, make_proposal

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_proposals(world: "World", body: Body) -> None:
    """Collect one proposal, follow it to its end, and show it."""
    _propose(world, body, 1)


def grow_proposals(world: "World", body: Body, rows: int) -> None:
    """Collect, follow and show as many as one asks for."""
    _propose(world, body, rows)


def _propose(world: "World", body: Body, rows: int) -> None:
    officer = officer_of(body)
    collection = make_collection(body)
    for number in range(rows):
        state_count(make_collection(body), 13, "Slutrapporten", "", by=officer)
        proposal = make_proposal(collection, group=f"Grupp {number}", owner=officer)
        measure = promise_measure("Fler tider", body=body, due_on=today(), by=officer)
        note_measure(measure, "done", "Klart.", by=officer)
        tie_measure(proposal, measure, by=officer)
        for _again in range(rows):
            say_where_it_stands(proposal, "done", "Klart.", by=officer)
        show_change(proposal, "Vi har fler tider.", by=officer)
        show_change(measure, "Fler tider finns.", by=officer)
    world.kept.update(
        collection=str(collection.pk),
        proposal=str(proposal.pk),
        done_measure=str(measure.pk),
    )
