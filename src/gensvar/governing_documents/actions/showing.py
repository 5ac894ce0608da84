"""Showing a governing document to everyone, and handing it over when asked (5 b §)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.governing_documents.actions.checks import check_day
from gensvar.governing_documents.models import (
    DocumentHandOver,
    DocumentStatus,
    GoverningDocument,
)
from gensvar.governing_documents.policies import may_keep_document
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet


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
