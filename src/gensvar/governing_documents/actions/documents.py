"""Beginning a governing document, changing it, and correcting what was entered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.governing_documents.actions.checks import check_days, check_free
from gensvar.governing_documents.models import (
    DocumentCorrection,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.policies import (
    bodies_to_keep_documents_for,
    may_keep_document,
)
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed

# What may be changed without a reason when the document is adopted.
OPEN_TO_CHANGE = {"link", "text", "review_on"}
CORRECTED = (
    *("title", "decided_on", "section_number", "registry_number"),
    *("valid_from", "valid_until"),
)
DAYS = {"valid_from", "valid_until"}


@transaction.atomic
def begin_document(facts: Mapping[str, Any], *, by: User) -> GoverningDocument:
    """Begin a governing document as a draft; `facts` are fields by name."""
    # Any: the values of any field.
    if facts["body"].pk not in bodies_to_keep_documents_for(by):
        raise NotAllowed
    return begin(facts, by=by)


@transaction.atomic
def begin(facts: Mapping[str, Any], *, by: User) -> GoverningDocument:
    """Begin a governing document; who may was asked by the caller."""
    # Any: the values of any field.
    _check(facts)
    document = GoverningDocument.objects.create(created_by=by, **facts)
    record("begin governing document", document, by=by)
    return document


@transaction.atomic
def change_document(
    document: GoverningDocument,
    seen_version: int,
    facts: Mapping[str, Any],
    *,
    by: User,
) -> None:
    """Change what is known of a document. Raises Invalid, and Stale.

    Once it is adopted, what the decision says is corrected, with a reason.
    """
    # Any: the values of any field.
    if not may_keep_document(by, document):
        raise NotAllowed
    changes = {
        name: value for name, value in facts.items() if value != getattr(document, name)
    }
    if document.status != DocumentStatus.DRAFT and set(changes) - OPEN_TO_CHANGE:
        raise Invalid(_("The document is adopted. Correct it, and say why."))
    if "body" in changes and changes["body"].pk not in bodies_to_keep_documents_for(by):
        raise NotAllowed
    _check({"title": document.title, **facts})
    check_days(_with(document, changes))
    save_if_current(document, seen_version, changes)
    record("change governing document", document, by=by, fields=sorted(changes))


@transaction.atomic
def correct_document(
    document: GoverningDocument,
    seen_version: int,
    facts: Mapping[str, Any],
    *,
    reason: str,
    by: User,
) -> None:
    """Correct what was entered of an adopted document; what stood before is kept."""
    # Any: the values of any field.
    if not may_keep_document(by, document):
        raise NotAllowed
    if document.status == DocumentStatus.DRAFT:
        raise Invalid(_("A draft is changed, not corrected."))
    if not reason.strip():
        raise Invalid(_("Write why it is corrected."), "reason")
    changes = {
        name: facts[name]
        for name in CORRECTED
        if name in facts and facts[name] != getattr(document, name)
    }
    _check_correction(document, changes)
    before = {name: _said(getattr(document, name)) for name in changes}
    save_if_current(document, seen_version, changes)
    DocumentCorrection.objects.create(
        document=document, before=before, reason=reason.strip(), corrected_by=by
    )
    record("correct governing document", document, by=by, fields=sorted(changes))


def _check_correction(document: GoverningDocument, changes: dict[str, Any]) -> None:
    # Any: the values of any field.
    if not changes:
        raise Invalid(_("Nothing is changed."))
    if document.holds_rules and set(changes) & DAYS:
        raise Invalid(
            _("Dialogues are judged by these days. Adopt a new policy instead."),
            "valid_from",
        )
    if document.decision_id and set(changes) & {"decided_on", "section_number"}:
        raise Invalid(
            _("Day and § come from the decision. Correct them in the matter."),
            "decided_on",
        )
    corrected = _with(document, changes)
    _check({"title": corrected["title"]})
    check_days(corrected)
    if set(changes) & DAYS:
        first, last = corrected["valid_from"], corrected["valid_until"]
        check_free(document, first, last)


def _with(document: GoverningDocument, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a document as they would be."""
    # Any: the values of any field.
    names = (*CORRECTED, "review_on", "planned_on", "matter", "status")
    return {**{name: getattr(document, name) for name in names}, **changes}


def _said(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _check(facts: Mapping[str, Any]) -> None:
    # Any: the values of any field.
    if not str(facts.get("title", "")).strip():
        raise Invalid(_("Write what the document is called."), "title")
