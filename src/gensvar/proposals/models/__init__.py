"""Proposals in groups, how they go, and what is shown to everyone."""

from gensvar.proposals.models.changes import Change
from gensvar.proposals.models.proposals import (
    ChangeProposal,
    ProposalCollection,
    ProposalGroup,
    ProposalMeasure,
    ProposalNote,
    ProposalStatus,
    StatedCount,
)

__all__ = [
    "Change",
    "ChangeProposal",
    "ProposalCollection",
    "ProposalGroup",
    "ProposalMeasure",
    "ProposalNote",
    "ProposalStatus",
    "StatedCount",
]
