"""What was reported of a past dialogue, and its documents."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.past_dialogues.models import (
    Access,
    PastDialogue,
    PastDocument,
    ReportedCount,
)
from gensvar.past_dialogues.policies import may_keep_past


@transaction.atomic
def note_count(
    past: PastDialogue, facts: Mapping[str, Any], *, by: User
) -> ReportedCount:
    """Note how many took part, with the source; without number it is not known."""
    # Any: the values of any field.
    if not may_keep_past(by, past):
        raise NotAllowed
    if facts.get("number") is not None and not str(facts.get("source", "")).strip():
        raise Invalid(_("Write where the number comes from."), "source")
    try:
        with transaction.atomic():
            count = ReportedCount.objects.create(past=past, noted_by=by, **facts)
    except IntegrityError as already:
        raise Invalid(_("This is already noted."), "of_whom") from already
    record("note past count", past, by=by, count=count.pk)
    return count


@transaction.atomic
def remove_count(count: ReportedCount, *, by: User) -> None:
    """Take away a number that was noted wrongly."""
    if not may_keep_past(by, count.past):
        raise NotAllowed
    record("remove past count", count.past, by=by, count=count.pk)
    count.delete()


@transaction.atomic
def add_document(
    past: PastDialogue, facts: Mapping[str, Any], *, by: User
) -> PastDocument:
    """Add a document, and say how one gets to read it. Raises Invalid at the field."""
    # Any: the values of any field.
    if not may_keep_past(by, past):
        raise NotAllowed
    if facts.get("dated_on") and facts["dated_on"] > today():
        raise Invalid(_("This day has not come yet."), "dated_on")
    if facts["access"] == Access.PUBLIC and not facts.get("link"):
        raise Invalid(_("Write where everyone can read it."), "link")
    asking = str(facts.get("how_to_ask", "")).strip()
    if facts["access"] == Access.REQUEST and not asking:
        raise Invalid(_("Write how one asks for it."), "how_to_ask")
    document = PastDocument.objects.create(past=past, noted_by=by, **facts)
    record("add past document", past, by=by, document=document.pk)
    return document


@transaction.atomic
def remove_document(document: PastDocument, *, by: User) -> None:
    """Take away a document that was added wrongly."""
    if not may_keep_past(by, document.past):
        raise NotAllowed
    record("remove past document", document.past, by=by, document=document.pk)
    document.delete()
