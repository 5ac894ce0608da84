"""What political steering adds to the world that the matrix looks at."""

from typing import TYPE_CHECKING

from gensvar.organisations.models import Body
from tests.matrix.assignments import fill_assignments, grow_assignments
from tests.matrix.civil import fill_civil, grow_civil
from tests.matrix.governing_documents import fill_documents, grow_documents
from tests.matrix.guidance import fill_guidance, grow_guidance
from tests.matrix.impact_assessments import fill_impact, grow_impact
from tests.matrix.joint_work import fill_joint_work, grow_joint_work
from tests.matrix.past_dialogues import fill_past, grow_past
from tests.matrix.proposals import fill_proposals, grow_proposals
from tests.matrix.reach import fill_reach, grow_reach
from tests.matrix.search import fill_search
from tests.matrix.year_plans import fill_year_plans, grow_year_plans

if TYPE_CHECKING:
    from tests.matrix.world import World


def fill_steering(world: "World", body: Body) -> None:
    """Make one of everything: each app fills in its own."""
    fill_documents(world, body)
    fill_guidance(world, body)
    fill_assignments(world, body)
    fill_proposals(world, body)
    fill_year_plans(world, body)
    fill_joint_work(world)
    fill_past(body)
    fill_impact(body)
    fill_reach(world, body)
    fill_civil(world, body)
    # The last: it finds all the rest.
    fill_search()


def grow_steering(world: "World", body: Body, rows: int) -> None:
    """Make as many rows of everything as one asks for: each app its own."""
    grow_documents(world, body, rows)
    grow_guidance(world, body, rows)
    grow_assignments(world, body, rows)
    grow_proposals(world, body, rows)
    grow_year_plans(world, body, rows)
    grow_joint_work(world, rows)
    grow_past(body, rows)
    grow_impact(body, rows)
    grow_reach(world, body, rows)
    grow_civil(world, body, rows)
    fill_search()
