"""The letters of this app: one, and it says nothing about what was said."""

from collections.abc import Iterator

from gensvar.contributions.models import Receipt
from gensvar.contributions.queries import contact_address
from gensvar.dialogues.queries import mandate_in_force
from gensvar.kernel import addresses
from gensvar.kernel.secrets import hashed
from gensvar.notifications.actions import Message, write


def we_have_received(receipt: Receipt) -> Iterator[Message]:
    """Tell someone who left an address that it came, when an answer comes, and where.

    Neither the words, nor the code, nor anything about the person is in the letter. It
    comes once, however often somebody speaks: anybody can write anybody's address, and
    a thousand letters would be a weapon.
    """
    to = contact_address(receipt)
    if not to:
        return
    mandate = mandate_in_force(receipt.dialogue)
    yield write(
        "contributions/letters/received",
        kind="received",
        key=f"received {receipt.dialogue_id} {hashed('letter', to.casefold())}",
        to=to,
        language=receipt.language,
        cause=f"dialogue {receipt.dialogue_id}",
        title=receipt.dialogue.title,
        body=receipt.dialogue.body.name,
        answer_by=mandate.answer_by if mandate else None,
        address=addresses.absolute(addresses.dialogue(receipt.dialogue.slug)),
        code_address=addresses.absolute("/mitt/"),
    )
