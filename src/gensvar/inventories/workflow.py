"""The life of a needs inventory, in one table."""

from django.utils.translation import gettext_lazy as _

from gensvar.inventories import gates
from gensvar.inventories.actions.asking import ask_administrations, write_to_all
from gensvar.inventories.models import InventoryStage, NeedsInventory
from gensvar.inventories.policies import may_keep_inventory
from gensvar.workflow.transitions import Move, Transition, Workflow


def write_to_those_asked(move: Move[NeedsInventory]) -> None:
    """Put the administrations on the list, and write to the organisations on it."""
    ask_administrations(move.thing)
    write_to_all(move.thing)


def hide(move: Move[NeedsInventory]) -> None:
    """Take a report that is written anew back from everyone."""
    move.thing.published_at = None
    move.thing.save(update_fields=["published_at"])


LIFE_OF_AN_INVENTORY = Workflow[NeedsInventory](
    field="stage",
    transitions=[
        Transition(
            "open needs inventory",
            _("Open for answers"),
            (InventoryStage.PREPARING,),
            InventoryStage.OPEN,
            by=may_keep_inventory,
            needs=(
                gates.has_time_to_answer,
                gates.somebody_is_asked,
                gates.has_an_activity,
            ),
            then=(write_to_those_asked,),
        ),
        Transition(
            "close needs inventory",
            _("Close for answers"),
            (InventoryStage.OPEN,),
            InventoryStage.CLOSED,
            by=may_keep_inventory,
        ),
        Transition(
            "open needs inventory again",
            _("Open for answers again"),
            (InventoryStage.CLOSED,),
            InventoryStage.OPEN,
            by=may_keep_inventory,
            needs=(gates.has_time_to_answer,),
        ),
        Transition(
            "report needs inventory",
            _("Finish the report"),
            (InventoryStage.CLOSED,),
            InventoryStage.REPORTED,
            by=may_keep_inventory,
            needs=(gates.somebody_answered, gates.has_a_finding),
        ),
        Transition(
            "change needs report",
            _("Write the report anew"),
            (InventoryStage.REPORTED,),
            InventoryStage.CLOSED,
            by=may_keep_inventory,
            then=(hide,),
        ),
    ],
)
