"""Taking steps: the days and the decision of a step are kept together with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.agreements.gates import is_decided_after_anchoring
from gensvar.agreements.models import Agreement, StructureProposal
from gensvar.agreements.workflow import LIFE_OF_A_STRUCTURE, LIFE_OF_AN_AGREEMENT
from gensvar.kernel.days import said, today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Decision, Outcome

# What a decision says when it was adopted; a person has entered it (domain.md 0.3).
ADOPTED = (Outcome.DECIDED, Outcome.DECIDED_CHANGED)
STRUCTURE_FACTS = {
    "ask-groups": ("comment_until",),
    "try-structure": ("pilot_from", "pilot_until"),
    "decide-structure": ("decision",),
}
AGREEMENT_FACTS = {
    "decide-agreement": ("decision", "valid_from", "valid_to", "review_on"),
    "renew-agreement": ("valid_to", "review_on"),
}
Facts = Mapping[str, Any]  # Any: the values of any field


@transaction.atomic
def take_structure_step(
    proposal: StructureProposal,
    name: str,
    *,
    by: User,
    facts: Facts | None = None,
    reason: str = "",
) -> None:
    """Take a step in the life of a structure, with what that step needs to know.

    `facts` are `comment_until`, `pilot_from` and `pilot_until`, or `decision`,
    according to the step. Raises NotAllowed, NotYet and Invalid.
    """
    arrow = LIFE_OF_A_STRUCTURE.transitions[name]
    if not arrow.by(by, proposal):
        raise NotAllowed(name)
    given = _given(facts, STRUCTURE_FACTS.get(name, ()))
    _check_days(given)
    _keep(proposal, given)
    LIFE_OF_A_STRUCTURE.advance(proposal, name, by=by, reason=reason)


@transaction.atomic
def take_agreement_step(
    agreement: Agreement,
    name: str,
    *,
    by: User,
    facts: Facts | None = None,
    reason: str = "",
) -> None:
    """Take a step in the life of an agreement, with what that step needs to know.

    `facts` are `decision`, `valid_from`, `valid_to` and `review_on`. Raises
    NotAllowed, NotYet and Invalid at the field that cannot be right.
    """
    arrow = LIFE_OF_AN_AGREEMENT.transitions[name]
    if not arrow.by(by, agreement):
        raise NotAllowed(name)
    given = _given(facts, AGREEMENT_FACTS.get(name, ()))
    _check_validity(agreement, given)
    _keep(agreement, given)
    LIFE_OF_AN_AGREEMENT.advance(agreement, name, by=by, reason=reason)


def _given(facts: Facts | None, names: tuple[str, ...]) -> dict[str, Any]:
    # Any: the values of any field.
    return {name: (facts or {})[name] for name in names if name in (facts or {})}


def _keep(thing: StructureProposal | Agreement, given: dict[str, Any]) -> None:
    if not given:
        return
    hold(thing)
    for name, value in given.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(given))
    if given.get("decision") is not None:
        _check_decision(thing, given["decision"])


def _check_decision(thing: StructureProposal | Agreement, decision: Decision) -> None:
    """Refuse a decision that adopts nothing, or that came before the anchoring."""
    if decision.outcome not in ADOPTED:
        raise Invalid(
            _("This decision did not adopt it: %(outcome)s.")
            % {"outcome": decision.get_outcome_display().lower()},
            "decision",
        )
    if not is_decided_after_anchoring(thing):
        raise Invalid(
            _(
                "The decision is from %(day)s, before the last party was anchored. "
                "Nothing is decided before it is anchored."
            )
            % {"day": said(decision.starts_on)},
            "decision",
        )


def _check_days(given: dict[str, Any]) -> None:
    until: date | None = given.get("comment_until")
    if until is not None and until < today():
        raise Invalid(_("The last day to comment has passed."), "comment_until")
    start, end = given.get("pilot_from"), given.get("pilot_until")
    if start and end and end < start:
        raise Invalid(_("The pilot ends before it begins."), "pilot_until")


def _check_validity(agreement: Agreement, given: dict[str, Any]) -> None:
    start = given.get("valid_from", agreement.valid_from)
    end = given.get("valid_to", agreement.valid_to)
    if start and end and end < start:
        raise Invalid(_("It ends before it is valid."), "valid_to")
    review = given.get("review_on")
    if review and start and review < start:
        raise Invalid(_("The review is before it is valid."), "review_on")
    if review and end and review > end:
        raise Invalid(_("The review is after the last day."), "review_on")
    decision = given.get("decision")
    if decision and start and start < decision.starts_on:
        raise Invalid(_("It is valid before it was decided."), "valid_from")
