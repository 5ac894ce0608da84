"""Bring in a dialogue that has been held, change what is known of it, show it."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.past_dialogues.checking import PERSON, check
from gensvar.past_dialogues.models import PastDialogue
from gensvar.past_dialogues.policies import bodies_to_bring_in_for, may_keep_past


@transaction.atomic
def bring_in(facts: Mapping[str, Any], *, by: User) -> PastDialogue:
    """Write down a dialogue that has been held; `facts` are fields by name.

    Raises Invalid at the field for days that cannot be right.
    """
    # Any: the values of any field.
    if facts["body"].pk not in bodies_to_bring_in_for(by):
        raise NotAllowed
    check(facts)
    try:
        with transaction.atomic():
            past = PastDialogue.objects.create(created_by=by, **facts)
    except IntegrityError as already:
        raise _twice() from already
    record("bring in past dialogue", past, by=by)
    return past


@transaction.atomic
def change_past(
    past: PastDialogue, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change what is known of it. Raises Invalid, and Stale."""
    # Any: the values of any field.
    if not may_keep_past(by, past):
        raise NotAllowed
    if facts["body"].pk not in bodies_to_bring_in_for(by):
        raise NotAllowed
    check(facts)
    try:
        with transaction.atomic():
            save_if_current(past, seen_version, facts)
    except IntegrityError as already:
        raise _twice() from already
    record("change past dialogue", past, by=by, fields=sorted(facts))


def _twice() -> Invalid:
    return Invalid(
        _("A dialogue with this title and first day is already brought in."), "title"
    )


@transaction.atomic
def publish_past(past: PastDialogue, *, by: User) -> None:
    """Show it to everyone. Raises NotYet until it says what became of it."""
    if not may_keep_past(by, past):
        raise NotAllowed
    if not past.results.strip():
        raise NotYet([_("what people said")])
    rows = PastDialogue.objects.filter(pk=past.pk, published_at__isnull=True)
    if rows.update(published_at=timezone.now()):
        record("publish past dialogue", past, by=by)
    past.refresh_from_db(fields=["published_at"])


@transaction.atomic
def withdraw_past(past: PastDialogue, *, by: User) -> None:
    """Stop showing it to everyone."""
    if not may_keep_past(by, past):
        raise NotAllowed
    rows = PastDialogue.objects.filter(pk=past.pk, published_at__isnull=False)
    if rows.update(published_at=None):
        record("withdraw past dialogue", past, by=by)
    past.refresh_from_db(fields=["published_at"])


@transaction.atomic
def forget_contacts() -> int:
    """Empty the names and addresses whose last day has passed; return how many."""
    due = PastDialogue.objects.filter(contact_until__lt=today())
    empty = dict.fromkeys(PERSON, "")
    return due.exclude(**empty).update(**empty)
