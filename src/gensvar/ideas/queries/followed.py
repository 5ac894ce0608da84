"""Where a measure or a proposal has brought an idea: only what somebody entered."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gensvar.followups.models import MeasureStatus
from gensvar.ideas.fates import Fate, State, Step
from gensvar.kernel.days import said
from gensvar.proposals.models import ProposalStatus

# The bodies whose measures and proposals the reader can open.
Reads = Collection[int]
MEASURE, PROPOSAL = "measure", "proposal"
STATES: dict[tuple[str, str], State] = {
    (MEASURE, MeasureStatus.PLANNED): State.UNDER_WAY,
    (MEASURE, MeasureStatus.ONGOING): State.UNDER_WAY,
    (MEASURE, MeasureStatus.DONE): State.DONE,
    (MEASURE, MeasureStatus.REFUSED): State.REFUSED,
    (PROPOSAL, ProposalStatus.PROPOSED): State.WAITING,
    (PROPOSAL, ProposalStatus.ACCEPTED): State.TAKEN_UP,
    (PROPOSAL, ProposalStatus.UNDER_WAY): State.UNDER_WAY,
    (PROPOSAL, ProposalStatus.DONE): State.DONE,
    (PROPOSAL, ProposalStatus.REFUSED): State.REFUSED,
}
LABELS = {
    MEASURE: dict(MeasureStatus.choices),
    PROPOSAL: dict(ProposalStatus.choices),
}
LONGEST = 160


class Followed(NamedTuple):
    """A measure or a proposal, as it stands; `decided_on` is when it was promised."""

    kind: str
    pk: int
    words: str
    status: str
    reason: str
    due_on: date | None
    body: int
    body_name: str
    decided_on: date | None


def fate_of(one: Followed, reads: Reads) -> Fate:
    """Return what a measure or proposal has come to, with the step that says so."""
    status = LABELS[one.kind][one.status]
    facts = {
        "words": Truncator(one.words).chars(LONGEST),
        "body": one.body_name,
        "status": status,
    }
    if one.due_on is not None:
        facts["day"] = said(one.due_on)
        told = _("%(words)s (%(body)s: %(status)s, by %(day)s)") % facts
    else:
        told = _("%(words)s (%(body)s: %(status)s)") % facts
    address = reverse(one.kind, args=[one.pk]) if one.body in reads else ""
    state = STATES[one.kind, one.status]
    reason = one.reason if state == State.REFUSED else ""
    return Fate(state, one.decided_on, reason, (Step(told, address),))
