"""The letters that this app writes: news and a link, never anybody's words."""

from gensvar.contributions.models import Receipt
from gensvar.contributions.queries import contact_address
from gensvar.findings.models import CompilationCheck
from gensvar.kernel import addresses
from gensvar.notifications.actions import Message, write

CHECK_HAS_OPENED = "check has opened"


def check_has_opened(check: CompilationCheck, receipt: Receipt) -> Message:
    """Ask one participant to check the compilation. The code is not in the letter."""
    return write(
        "findings/letters/check_has_opened",
        kind=CHECK_HAS_OPENED,
        key=f"check {check.pk} to {receipt.pk}",
        to=contact_address(receipt),
        language=receipt.language,
        cause=f"dialogue {check.dialogue.number}",
        title=check.dialogue.title,
        closes_on=check.closes_on,
        address=addresses.absolute(addresses.dialogue(check.dialogue.slug)),
        own_page=addresses.absolute("/mitt/"),
    )
