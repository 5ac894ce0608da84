"""Writing proposals down, following them, and showing what has changed."""

from gensvar.proposals.actions.changes import show_change, withdraw_change
from gensvar.proposals.actions.proposals import (
    Proposed,
    begin_collection,
    change_proposal,
    say_where_it_stands,
    state_count,
    tie_measure,
    undo_last_step,
    untie_measure,
    write_proposal,
)

__all__ = [
    "Proposed",
    "begin_collection",
    "change_proposal",
    "say_where_it_stands",
    "show_change",
    "state_count",
    "tie_measure",
    "undo_last_step",
    "untie_measure",
    "withdraw_change",
    "write_proposal",
]
