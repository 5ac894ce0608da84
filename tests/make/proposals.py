"""Proposals in a collection, made through the actions."""

from itertools import count
from typing import Any

from gensvar.organisations.models import Body
from gensvar.proposals.actions import Proposed, begin_collection, write_proposal
from gensvar.proposals.models import ChangeProposal, ProposalCollection
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_collection(body: Body | None = None) -> ProposalCollection:
    """Begin a list of proposals of a project."""
    body = body or make_body()
    return begin_collection(
        body, f"Projektets förslag {next(_numbers)}", by=officer_of(body)
    )


def make_proposal(
    collection: ProposalCollection | None = None, **facts: Any
) -> ChangeProposal:
    """Write down one proposal, from the project's report."""
    collection = collection or make_collection()
    given: dict[str, Any] = {
        "text": f"Möt invånarna oftare {next(_numbers)}",
        "body": collection.body,
        "source": "Projektets slutrapport",
        **facts,
    }
    by = officer_of(collection.body)
    return write_proposal(collection, Proposed(**given), by=by)
