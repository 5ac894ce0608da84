"""Adopting a governing document with its decision, replacing one, withdrawing one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.governing_documents.actions.checks import (
    check_day,
    check_days,
    check_free,
)
from gensvar.governing_documents.models import DocumentStatus, GoverningDocument
from gensvar.governing_documents.policies import may_keep_document
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.matters.models import Decision, Outcome

ADOPTING = (Outcome.DECIDED, Outcome.DECIDED_CHANGED)


@dataclass(frozen=True)
class Adoption:
    """The decision that adopts a document, and from when it goes.

    With `decision`, a decision in the document's matter, day, § and body are its own.
    """

    decided_on: date | None
    section_number: str
    valid_from: date
    registry_number: str = ""
    replaces: GoverningDocument | None = None
    decision: Decision | None = None
    valid_until: date | None = None


@transaction.atomic
def adopt_document(
    document: GoverningDocument, adoption: Adoption, *, by: User
) -> None:
    """Note the decision that adopted a draft; it may replace an earlier document.

    Raises Invalid without §, for a day to come, for a decision of another matter or
    one that adopted nothing, when another goes at the same time, or when what it
    replaces is another kind of document or is not in force.
    """
    if not may_keep_document(by, document):
        raise NotAllowed
    if document.holds_rules:
        raise Invalid(_("This policy is adopted together with its rules."))
    adopt(document, adoption, by=by)


@transaction.atomic
def adopt(document: GoverningDocument, adoption: Adoption, *, by: User) -> None:
    """Adopt a draft; who may was asked by the caller. Raises as `adopt_document`."""
    facts = _facts(document, adoption)
    _check_adoption(document, adoption, facts)
    changed = GoverningDocument.objects.filter(
        pk=document.pk, status=DocumentStatus.DRAFT
    ).update(
        status=DocumentStatus.ADOPTED,
        planned_on=None,
        version=document.version + 1,
        **facts,
    )
    if not changed:
        raise Invalid(_("This document is already adopted."))
    record("adopt governing document", document, by=by)
    if adoption.replaces is not None:
        _replace(adoption.replaces, document, adoption.valid_from, by)
    document.refresh_from_db()


def _facts(document: GoverningDocument, adoption: Adoption) -> dict[str, object]:
    """Return what the decision says of the document, as fields by name."""
    decision = adoption.decision
    if decision is not None:
        return {
            "decision": decision,
            "body": decision.body,
            "decided_on": decision.ends_on or decision.starts_on,
            "section_number": decision.section_number,
            "registry_number": decision.matter.registry_number,
            "valid_from": adoption.valid_from,
            "valid_until": adoption.valid_until or document.valid_until,
        }
    return {
        "decided_on": adoption.decided_on,
        "section_number": adoption.section_number.strip(),
        "registry_number": adoption.registry_number.strip() or document.registry_number,
        "valid_from": adoption.valid_from,
        "valid_until": adoption.valid_until or document.valid_until,
    }


def _check_adoption(
    document: GoverningDocument, adoption: Adoption, facts: dict[str, object]
) -> None:
    """Raise Invalid for a decision that cannot be right; hold what it replaces."""
    if adoption.decision is not None:
        _check_decision(document, adoption.decision)
    if adoption.decided_on is None and adoption.decision is None:
        raise Invalid(_("Write the day of the decision."), "decided_on")
    decided_on = facts["decided_on"]
    assert isinstance(decided_on, date)  # noqa: S101 -- seen to just above
    check_day(decided_on, "decision" if adoption.decision else "decided_on")
    if not str(facts["section_number"]):
        raise Invalid(_("Write the § of the decision."), "section_number")
    if document.review_on and document.review_on < adoption.valid_from:
        raise Invalid(
            _("It is to be looked over before this day. Change one of the days."),
            "valid_from",
        )
    check_days({"matter": document.matter, **facts})
    old = adoption.replaces
    if old is not None:
        hold(old, "status")
        if old.status != DocumentStatus.ADOPTED or old.kind != document.kind:
            raise Invalid(_("Only a document in force can be replaced."), "replaces")
    last = facts["valid_until"]
    check_free(
        document,
        adoption.valid_from,
        last if isinstance(last, date) else None,
        replaces=old,
    )


def _check_decision(document: GoverningDocument, decision: Decision) -> None:
    if document.matter_id is None or decision.matter_id != document.matter_id:
        raise Invalid(
            _("The decision is in another matter. Choose one in the document's own."),
            "decision",
        )
    if decision.outcome not in ADOPTING:
        raise Invalid(
            _("This decision adopted nothing: %(outcome)s. Choose the one that did.")
            % {"outcome": decision.get_outcome_display().lower()},
            "decision",
        )


def _replace(
    old: GoverningDocument, document: GoverningDocument, first: date, by: User
) -> None:
    """Let the old one end the day before, unless it ends earlier by itself."""
    day = first - timedelta(days=1)
    if old.valid_until and old.valid_until < day:
        day = old.valid_until
    if old.valid_from and day < old.valid_from:
        raise Invalid(
            _("The old document had not begun then. Choose a later day."), "valid_from"
        )
    GoverningDocument.objects.filter(pk=old.pk).update(
        status=DocumentStatus.REPLACED, replaced_by=document, valid_until=day
    )
    record("replace governing document", old, by=by, by_document=document.pk)


@transaction.atomic
def withdraw_document(
    document: GoverningDocument, *, last_day: date, reason: str, by: User
) -> None:
    """Note that an adopted document stops going, though nothing replaces it."""
    if not may_keep_document(by, document):
        raise NotAllowed
    if document.holds_rules:
        raise Invalid(_("Dialogues are judged by it. Adopt a new policy instead."))
    if not reason.strip():
        raise Invalid(_("Write why it is withdrawn."), "reason")
    if document.valid_from and last_day < document.valid_from:
        raise Invalid(_("The last day is before the first day."), "last_day")
    rows = GoverningDocument.objects.filter(
        pk=document.pk, status=DocumentStatus.ADOPTED
    )
    if not rows.update(
        status=DocumentStatus.WITHDRAWN,
        valid_until=last_day,
        withdrawn_reason=reason.strip(),
        version=document.version + 1,
    ):
        raise Invalid(_("Only a document in force can be withdrawn."))
    record("withdraw governing document", document, by=by, last_day=last_day)
    document.refresh_from_db()
