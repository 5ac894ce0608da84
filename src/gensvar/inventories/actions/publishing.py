"""Showing the report of an inventory to everyone, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.inventories.models import InventoryStage, NeedsInventory
from gensvar.inventories.policies import may_keep_inventories
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotAllowed, NotYet


@transaction.atomic
def publish_report(inventory: NeedsInventory, *, by: User) -> None:
    """Show the report to everyone. Raises NotYet before it is reported."""
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "stage", "published_at")
    if inventory.stage != InventoryStage.REPORTED:
        raise NotYet([_("that the inventory is reported")])
    if inventory.published_at is None:
        inventory.published_at = timezone.now()
        inventory.save(update_fields=["published_at"])
        record("publish needs report", inventory, by=by)


@transaction.atomic
def withdraw_report(inventory: NeedsInventory, *, by: User) -> None:
    """Stop showing the report to everyone."""
    if not may_keep_inventories(by, inventory.programme):
        raise NotAllowed
    hold(inventory, "published_at")
    if inventory.published_at is not None:
        inventory.published_at = None
        inventory.save(update_fields=["published_at"])
        record("withdraw needs report", inventory, by=by)
