"""Numbers of people that are shown: fewer than five are never told. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gensvar.ui.dates import number

# Domain.md 2.5, rule 5.
SMALLEST = 5
FEWER = gettext_lazy("fewer than 5")


@dataclass(frozen=True)
class Shown:
    """A number of people as it may be shown; `value` is None where it is hidden."""

    value: int | None
    said: str
    is_known: bool = True

    def __str__(self) -> str:
        return self.said


def shown(count: int | None) -> Shown:
    """Return how a number of people is shown; None means that nobody knows it."""
    if count is None:
        return Shown(None, _("Not known"), is_known=False)
    if 0 < count < SMALLEST:
        return Shown(None, str(FEWER))
    return Shown(count, number(count))


def shown_parts(parts: Mapping[str, int]) -> dict[str, Shown]:
    """Return how the parts of a whole are shown, each by itself."""
    return {name: shown(count) for name, count in parts.items()}


def shown_whole(counts: Iterable[int]) -> Shown:
    """Return how the sum of parts is shown, so that no hidden part can be worked out.

    Where a part is hidden the whole is only told as "at least" the parts that are
    shown; where none is, as the sum.
    """
    known = list(counts)
    open_parts = sum(count for count in known if count >= SMALLEST)
    if all(count == 0 or count >= SMALLEST for count in known):
        return shown(open_parts)
    if not open_parts:
        return Shown(None, _("Not shown"))
    return Shown(None, _("at least %(n)s") % {"n": number(open_parts)})
