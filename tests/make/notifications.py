"""Letters for tests."""

from itertools import count

from gensvar.notifications.actions import Message, send
from gensvar.notifications.models import Letter

_numbers = count(1)


def make_letter(
    to: str = "ada@example.org",
    subject: str = "Nämnden har svarat",
    text: str = "Så här blev det.\n",
    cause: str = "",
    secret: str = "",
) -> Letter:
    """Put one letter in the outbox."""
    key = f"test {next(_numbers)}"
    send(
        [
            Message(
                kind="test",
                key=key,
                to=to,
                language="sv",
                subject=subject,
                text=text,
                cause=cause,
                secret=secret,
            )
        ]
    )
    return Letter.objects.get(key=key)
