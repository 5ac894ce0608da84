"""What can stand in the way of an action, in the words of the domain."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class NotAllowed(PermissionDenied):
    """This person may not do this."""


class NotYet(Exception):
    """Nobody may do this before something else is done.

    `missing` holds what is lacking, as whole phrases for the reader.
    """

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        super().__init__("; ".join(str(phrase) for phrase in missing))
        self.missing = list(missing)


class Invalid(Exception):
    """What was given cannot be right; `field` names the place, if there is one."""

    def __init__(self, sentence: str | Promise, field: str = "") -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class Stale(Exception):
    """Somebody else saved meanwhile: the caller shows both texts."""
