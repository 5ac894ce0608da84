"""Beginning a needs inventory, changing it, and asking questions of one's own."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.actions.activities import give_activities
from gensvar.inventories.models import (
    Audience,
    InventoryStage,
    Method,
    NeedsInventory,
    NeedsQuestion,
)
from gensvar.inventories.policies import may_keep_inventories
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.programmes.models import Programme

SAME_NAME = _("There is an inventory of this year with the same name.")


@transaction.atomic
def begin_inventory(
    programme: Programme, facts: Mapping[str, Any], *, by: User
) -> NeedsInventory:
    """Begin an inventory; `facts` are fields of NeedsInventory. Raises Invalid.

    A programme without core activities gets the usual list.
    """
    # Any: the values of any field.
    if not may_keep_inventories(by, programme):
        raise NotAllowed
    _check(NeedsInventory(programme=programme, **facts), old=None)
    give_activities(programme)
    try:
        with transaction.atomic():
            inventory = NeedsInventory.objects.create(
                programme=programme, created_by=by, **facts
            )
    except IntegrityError:
        raise Invalid(SAME_NAME, "name") from None
    record("begin needs inventory", inventory, by=by, programme=programme.pk)
    return inventory


@transaction.atomic
def change_inventory(
    inventory: NeedsInventory, seen_version: int, facts: Mapping[str, Any], *, by: User
) -> None:
    """Change an inventory. Raises Invalid, NotYet once it is reported, and Stale.

    Whom it asks stays as it was: answers of groups are none of administrations.
    """
    # Any: the values of any field.
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage")
    if inventory.stage == InventoryStage.REPORTED:
        raise NotYet([_("that the inventory is not reported yet")])
    old = inventory.ends_on
    kept = {key: value for key, value in facts.items() if key != "audience"}
    changed = NeedsInventory(
        programme=inventory.programme,
        audience=inventory.audience,
        **{**_as_it_stands(inventory), **kept},
    )
    _check(changed, old=old)
    try:
        with transaction.atomic():
            save_if_current(inventory, seen_version, kept)
    except IntegrityError:
        raise Invalid(SAME_NAME, "name") from None
    record("change needs inventory", inventory, by=by, fields=sorted(kept))


def _as_it_stands(inventory: NeedsInventory) -> dict[str, Any]:
    # Any: the values of any field.
    names = ("name", "year", "method", "starts_on", "ends_on", "is_open_to_all")
    return {name: getattr(inventory, name) for name in names}


def _check(inventory: NeedsInventory, *, old: object) -> None:
    """Refuse what cannot be right; an answer day that has passed asks nobody."""
    if not inventory.name.strip():
        raise Invalid(_("Write what the inventory is called."), "name")
    if inventory.ends_on < inventory.starts_on:
        raise Invalid(
            _("The last day to answer is before the first day. Change one of them."),
            "ends_on",
        )
    is_asked = inventory.method != Method.SOURCES
    if is_asked and inventory.ends_on != old and inventory.ends_on < today():
        raise Invalid(
            _("The last day to answer has passed. Choose a later day."), "ends_on"
        )
    if inventory.is_open_to_all and inventory.audience != Audience.GROUPS:
        raise Invalid(
            _("An inventory among administrations has no form for everyone."),
            "is_open_to_all",
        )


@transaction.atomic
def add_question(
    inventory: NeedsInventory, words: str, guidance: str = "", *, by: User
) -> NeedsQuestion:
    """Ask a question of one's own too. Raises Invalid, and NotYet when it is open.

    Questions are settled before the inventory opens, so that all answer the same.
    """
    _before_it_opens(inventory, by)
    said = " ".join(words.split())
    if not said:
        raise Invalid(_("Write a question."), "words")
    known = NeedsQuestion.objects.filter(inventory=inventory)
    if known.filter(words=said).exists():
        raise Invalid(_("This question is asked already."), "words")
    row = NeedsQuestion.objects.create(
        inventory=inventory, words=said, guidance=guidance.strip(), order=known.count()
    )
    record("add needs question", inventory, by=by, question=row.pk)
    return row


@transaction.atomic
def take_question(question: NeedsQuestion, *, by: User) -> None:
    """Take a question away before the inventory opens, or bring it back."""
    _before_it_opens(question.inventory, by)
    question.withdrawn_at = None if question.withdrawn_at else timezone.now()
    question.save(update_fields=["withdrawn_at"])
    record("take needs question", question.inventory, by=by, question=question.pk)


def _before_it_opens(inventory: NeedsInventory, by: User) -> None:
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage")
    if inventory.stage != InventoryStage.PREPARING:
        raise NotYet([_("that the inventory has not opened yet")])
