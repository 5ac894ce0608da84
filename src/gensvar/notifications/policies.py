"""What can be asked about a letter; who may read letters is told by the floor above."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from gensvar.accounts.models import User

Visitor = User | AnonymousUser
# Roles live above this floor, so whoever includes our pages passes the question along.
MayKeepLetters = Callable[[Visitor], bool]


def mailbox_is_open() -> bool:
    """Say whether everyone may read the letters: only in the demo, which is play."""
    return settings.MODE == "demo"
