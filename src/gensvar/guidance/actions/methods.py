"""Choosing and dropping methods in a dialogue, and keeping the catalogue of them."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.dialogues.policies import may_lead
from gensvar.guidance.actions.texts import edit_guidance
from gensvar.guidance.catalogue import Kind
from gensvar.guidance.models import MethodChoice, MethodSetting
from gensvar.guidance.policies import may_edit_guidance
from gensvar.guidance.queries import method_of
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed

KNOWN = ("levels", "purposes", "groups", "weeks", "hours", "cost", "size")


@transaction.atomic
def choose_method(
    dialogue: Dialogue, key: str, reason: str, *, by: User
) -> MethodChoice:
    """Write down that a dialogue uses a method, and why.

    Raises Invalid without a reason, for a method that is not offered or does not
    exist, and for one that the dialogue uses already.
    """
    if not may_lead(by, dialogue):
        raise NotAllowed
    method = method_of(key)
    if method is None or method.is_hidden:
        raise Invalid(_("There is no such method."))
    if not reason.strip():
        raise Invalid(_("Write why this method suits the dialogue."), "reason")
    try:
        with transaction.atomic():
            choice = MethodChoice.objects.create(
                dialogue=dialogue,
                method=key,
                name=method.name,
                reason=reason.strip(),
                by=by,
            )
    except IntegrityError:
        raise Invalid(_("The dialogue uses this method already.")) from None
    record("choose method", choice, by=by, dialogue=dialogue.pk, method=key)
    return choice


@transaction.atomic
def drop_method(choice: MethodChoice, why: str, *, by: User) -> None:
    """Write down that a dialogue no longer uses a method; the choice stays to read."""
    if not may_lead(by, choice.dialogue):
        raise NotAllowed
    hold(choice, "dropped_at")
    if choice.dropped_at is not None:
        raise Invalid(_("The method is dropped already."))
    if not why.strip():
        raise Invalid(_("Write why it is dropped."), "why")
    choice.dropped_at, choice.dropped_by = timezone.now(), by
    choice.why_dropped = why.strip()
    choice.save(update_fields=["dropped_at", "dropped_by", "why_dropped"])
    record("drop method", choice, by=by, method=choice.method)


@transaction.atomic
def add_method(
    words: Mapping[str, str], facts: Mapping[str, Any], language: str, *, by: User
) -> MethodSetting:
    """Add a method of the region's own, with its text in one language."""
    # Any: values of several types.
    if not may_edit_guidance(by):
        raise NotAllowed
    _check(facts)
    number = MethodSetting.objects.filter(is_own=True).count() + 1
    try:
        with transaction.atomic():
            row = MethodSetting.objects.create(
                key=f"egen-{number}", is_own=True, changed_by=by, **_columns(facts)
            )
    except IntegrityError:
        raise Invalid(_("Somebody else added a method just now. Try again.")) from None
    edit_guidance(Kind.METHOD, row.key, language, words, by=by)
    record("add method", row, by=by, method=row.key)
    return row


@transaction.atomic
def change_method(key: str, facts: Mapping[str, Any], *, by: User) -> None:
    """Write what the region says of a method: its levels, groups, time and cost."""
    if not may_edit_guidance(by):
        raise NotAllowed
    if method_of(key) is None:
        raise Invalid(_("There is no such method."))
    _check(facts)
    row, _made = MethodSetting.objects.update_or_create(
        key=key, defaults={**_columns(facts), "changed_by": by}
    )
    record("change method", row, by=by, method=key)


@transaction.atomic
def offer_method(key: str, offered: bool, *, by: User) -> None:
    """Offer a method, or offer it no longer; those who chose it keep it."""
    if not may_edit_guidance(by):
        raise NotAllowed
    if method_of(key) is None:
        raise Invalid(_("There is no such method."))
    row, _made = MethodSetting.objects.update_or_create(
        key=key, defaults={"is_hidden": not offered, "changed_by": by}
    )
    record("offer method" if offered else "hide method", row, by=by, method=key)


def _check(facts: Mapping[str, Any]) -> None:
    if not facts["levels"]:
        raise Invalid(_("Choose at least one level."), "levels")


def _columns(facts: Mapping[str, Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {name: facts[name] for name in KNOWN}
    where = set(facts["where"])
    return {**columns, "is_digital": "digital" in where, "is_on_site": "place" in where}
