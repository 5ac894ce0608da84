"""Everything that changes what people said or what is known about it."""

from gensvar.contributions.actions.batches import (
    Document,
    Said,
    confirm_batch,
    withdraw_batch,
)
from gensvar.contributions.actions.disposing import (
    DisposalRule,
    Quoted,
    Reach,
    carry_out_disposal,
    decline_disposal,
    propose_disposal,
)
from gensvar.contributions.actions.entering import Entry, enter_for_someone
from gensvar.contributions.actions.moderating import hide, lift_hiding, pass_review
from gensvar.contributions.actions.submitting import (
    AlreadySent,
    Sender,
    Submitted,
    submit,
)
from gensvar.contributions.actions.together import submit_together

__all__ = [
    "AlreadySent",
    "DisposalRule",
    "Document",
    "Entry",
    "Quoted",
    "Reach",
    "Said",
    "Sender",
    "Submitted",
    "carry_out_disposal",
    "confirm_batch",
    "decline_disposal",
    "enter_for_someone",
    "hide",
    "lift_hiding",
    "pass_review",
    "propose_disposal",
    "submit",
    "submit_together",
    "withdraw_batch",
]
