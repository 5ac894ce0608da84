"""Which texts of a needs inventory can stand in several languages."""

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.models import NeedsInventory, NeedsQuestion
from gensvar.translations.things import Thing

QUESTION = "inventories.needsquestion"


def things_of(
    inventory: NeedsInventory, questions: Iterable[NeedsQuestion]
) -> list[Thing]:
    """Return an inventory and the region's own questions in it."""
    things = [
        Thing(
            "inventories.needsinventory",
            inventory.pk,
            {"name": inventory.name, "about": inventory.about},
            labels={"name": _("Name"), "about": _("What it is for")},
        )
    ]
    for number, row in enumerate(questions, start=1):
        labels = {
            "words": format_lazy("{} {}", _("Question"), number),
            "guidance": format_lazy("{} {}", _("Help text of question"), number),
        }
        words = {"words": row.words, "guidance": row.guidance}
        things.append(Thing(QUESTION, row.pk, words, labels=labels))
    return things
