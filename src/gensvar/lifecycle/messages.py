"""The letter that reminds one person of what is due."""

from collections.abc import Sequence
from datetime import date

from gensvar.accounts.models import User
from gensvar.kernel import addresses
from gensvar.lifecycle.queries import Due
from gensvar.notifications.models import Letter
from gensvar.notifications.writing import Message, write

DUE_DAYS = "due days"


def key_of(person: User, day: date) -> str:
    """Return the key of the letter that a person gets on a day: there is one."""
    return f"{DUE_DAYS} {person.pk} {day}"


def reminder(person: User, dues: Sequence[Due], day: date) -> Message:
    """Tell one person what is due, and where; no participant's words."""
    return write(
        "lifecycle/letters/due_days",
        kind=DUE_DAYS,
        key=key_of(person, day),
        to=person.email,
        language=person.language,
        dues=[(due, addresses.absolute(due.path)) for due in dues],
        first=dues[0],
        number=len(dues),
    )


def still_works_here(letter: Letter) -> bool:
    """Say whether the reader can still sign in when the letter's turn comes."""
    return User.objects.filter(email=letter.to, is_active=True).exists()


STILL_WANTED = {DUE_DAYS: still_works_here}
