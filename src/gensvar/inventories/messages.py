"""The letters to organisations that are asked: what we ask, and a last reminder.

No group stands in a subject, and nothing that anybody has answered in a letter. The
token of the organisation's form is the letter's secret.
"""

from gensvar.inventories.keys import token_of
from gensvar.inventories.models import InventoryStage, NeedsAsk
from gensvar.kernel import addresses
from gensvar.notifications.actions import Message, write
from gensvar.notifications.models import Letter

ASKED, REMINDED = "needs asked", "needs reminder"


def what_do_you_need(ask: NeedsAsk) -> Message:
    """Ask an organisation what its group needs of the samråd."""
    return _letter("asked", ASKED, ask, key=f"{ASKED} {ask.pk}")


def answer_soon(ask: NeedsAsk) -> Message:
    """Remind an organisation that has not answered; once for each day."""
    moment = ask.reminded_at
    day = f"{moment:%Y-%m-%d}" if moment else ""
    return _letter("reminder", REMINDED, ask, key=f"{REMINDED} {ask.pk} {day}")


def _letter(name: str, kind: str, ask: NeedsAsk, *, key: str) -> Message:
    token, inventory = token_of(ask), ask.inventory
    organisation = ask.organisation
    return write(
        f"inventories/letters/{name}",
        kind=kind,
        key=key,
        to=organisation.email if organisation else "",
        language=ask.language,
        cause=f"needs {ask.pk}",
        secret=token,
        inventory=inventory,
        body=inventory.programme.body.name,
        organisation=str(organisation or ""),
        page=addresses.absolute(addresses.needs_form(token)),
    )


def is_still_wanted(letter: Letter) -> bool:
    """Say whether the inventory is open, and its reader still asked and silent."""
    number = letter.cause.removeprefix("needs ")
    rows = NeedsAsk.objects.filter(pk=number, withdrawn_at__isnull=True)
    ask = rows.filter(inventory__stage=InventoryStage.OPEN).first()
    if ask is None:
        return False
    return letter.kind == ASKED or not ask.answers.exists()


STILL_WANTED = dict.fromkeys((ASKED, REMINDED), is_still_wanted)
