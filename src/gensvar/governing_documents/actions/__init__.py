"""Governing documents: begin, adopt, replace, show, hand over when asked (5 b §)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.governing_documents.models import (
    DocumentHandOver,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.policies import (
    bodies_to_keep_documents_for,
    may_keep_document,
)
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet


@dataclass(frozen=True)
class Adoption:
    """The decision that adopts a document, and from when it goes."""

    decided_on: date
    section_number: str
    valid_from: date
    registry_number: str = ""
    replaces: GoverningDocument | None = None


@transaction.atomic
def begin_document(facts: Mapping[str, Any], *, by: User) -> GoverningDocument:
    """Begin a governing document as a draft; `facts` are fields by name."""
    # Any: the values of any field.
    if facts["body"].pk not in bodies_to_keep_documents_for(by):
        raise NotAllowed
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
    """Change what is known of a document. Raises Invalid, and Stale."""
    # Any: the values of any field.
    if not may_keep_document(by, document):
        raise NotAllowed
    _check(facts)
    until = facts.get("valid_until")
    if until and document.valid_from and until < document.valid_from:
        raise Invalid(_("The last day is before the first day."), "valid_until")
    save_if_current(document, seen_version, facts)
    record("change governing document", document, by=by, fields=sorted(facts))


@transaction.atomic
def adopt_document(
    document: GoverningDocument, adoption: Adoption, *, by: User
) -> None:
    """Note the decision that adopted a draft; it may replace an earlier document.

    Raises Invalid without §, for a day to come, or when what it replaces is another
    kind of document or is not in force.
    """
    if not may_keep_document(by, document):
        raise NotAllowed
    _check_adoption(document, adoption)
    changed = GoverningDocument.objects.filter(
        pk=document.pk, status=DocumentStatus.DRAFT
    ).update(
        status=DocumentStatus.ADOPTED,
        decided_on=adoption.decided_on,
        section_number=adoption.section_number.strip(),
        valid_from=adoption.valid_from,
        registry_number=adoption.registry_number.strip() or document.registry_number,
        version=document.version + 1,
    )
    if not changed:
        raise Invalid(_("This document is already adopted."))
    record("adopt governing document", document, by=by)
    if (old := adoption.replaces) is not None:
        GoverningDocument.objects.filter(pk=old.pk).update(
            status=DocumentStatus.REPLACED, replaced_by=document
        )
        record("replace governing document", old, by=by, by_document=document.pk)
    document.refresh_from_db()


def _check_adoption(document: GoverningDocument, adoption: Adoption) -> None:
    """Raise Invalid for a decision that cannot be right; hold what it replaces."""
    check_day(adoption.decided_on, "decided_on")
    if not adoption.section_number.strip():
        raise Invalid(_("Write the § of the decision."), "section_number")
    until = document.valid_until
    if until and until < adoption.valid_from:
        raise Invalid(_("The document ends before this day."), "valid_from")
    old = adoption.replaces
    if old is not None:
        hold(old, "status")
        if old.status != DocumentStatus.ADOPTED or old.kind != document.kind:
            raise Invalid(_("Only a document in force can be replaced."), "replaces")


@transaction.atomic
def publish_document(document: GoverningDocument, *, by: User) -> None:
    """Put a document on the public list. Raises NotYet while it is a draft."""
    if not may_keep_document(by, document):
        raise NotAllowed
    if document.status == DocumentStatus.DRAFT:
        raise NotYet([_("a decision that adopts the document")])
    rows = GoverningDocument.objects.filter(pk=document.pk, published_at__isnull=True)
    if rows.update(published_at=timezone.now()):
        record("publish governing document", document, by=by)
    document.refresh_from_db(fields=["published_at"])


@transaction.atomic
def hide_document(document: GoverningDocument, *, by: User) -> None:
    """Take a document off the public list."""
    if not may_keep_document(by, document):
        raise NotAllowed
    rows = GoverningDocument.objects.filter(pk=document.pk, published_at__isnull=False)
    if rows.update(published_at=None):
        record("hide governing document", document, by=by)
    document.refresh_from_db(fields=["published_at"])


@transaction.atomic
def hand_over_document(
    document: GoverningDocument, facts: Mapping[str, Any], *, by: User
) -> DocumentHandOver:
    """Note that an authority that asked for a document has got it (5 b §).

    Raises Invalid for a day to come, or when it was handed over before it was asked
    for, and NotYet while the document is a draft.
    """
    # Any: the values of any field.
    if not may_keep_document(by, document):
        raise NotAllowed
    if document.status == DocumentStatus.DRAFT:
        raise NotYet([_("a decision that adopts the document")])
    if not str(facts.get("to", "")).strip():
        raise Invalid(_("Write which authority got it."), "to")
    check_day(facts["handed_over_on"], "handed_over_on")
    asked = facts.get("asked_on")
    if asked and asked > facts["handed_over_on"]:
        raise Invalid(
            _("It was handed over before it was asked for. Change one of the days."),
            "asked_on",
        )
    row = DocumentHandOver.objects.create(document=document, noted_by=by, **facts)
    record("hand over governing document", document, by=by)
    return row


def _check(facts: Mapping[str, Any]) -> None:
    if not str(facts.get("title", "")).strip():
        raise Invalid(_("Write what the document is called."), "title")


def check_day(day: date, field: str) -> None:
    """Raise Invalid for a day that has not come yet: it cannot have been done."""
    if day > today():
        raise Invalid(_("This day has not come yet."), field)
