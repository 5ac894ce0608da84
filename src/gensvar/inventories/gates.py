"""What must be true before an inventory opens, and before it is reported."""

from django.utils.translation import gettext_lazy as _

from gensvar.inventories.models import CoreActivity, Method, NeedsInventory
from gensvar.kernel.days import today
from gensvar.workflow.transitions import gate

BY_HAND = (Method.MEETING, Method.INTERVIEW, Method.SOURCES)


@gate(_("A last day to answer that has not passed"))
def has_time_to_answer(inventory: NeedsInventory) -> bool:
    """An inventory from what was written down before asks nobody by a day."""
    return inventory.method == Method.SOURCES or inventory.ends_on >= today()


@gate(_("Somebody to ask, or the form open for everyone"))
def somebody_is_asked(inventory: NeedsInventory) -> bool:
    """Meetings and interviews are held, and administrations asked, without a list."""
    if inventory.is_internal or inventory.is_open_to_all:
        return True
    if inventory.method in BY_HAND:
        return True
    return inventory.asks.filter(withdrawn_at__isnull=True).exists()


@gate(_("At least one core activity to ask about"))
def has_an_activity(inventory: NeedsInventory) -> bool:
    """The list may be one's own, but it is never empty."""
    rows = CoreActivity.objects.filter(programme=inventory.programme_id)
    return rows.filter(withdrawn_on__isnull=True).exists()


@gate(_("At least one answer"))
def somebody_answered(inventory: NeedsInventory) -> bool:
    """Nothing is reported that nobody has said."""
    return inventory.answers.exists()


@gate(_("At least one finding, tied to the answers that say it"))
def has_a_finding(inventory: NeedsInventory) -> bool:
    """A report without findings is a pile of answers."""
    return inventory.findings.filter(withdrawn_at__isnull=True).exists()
