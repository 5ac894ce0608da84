"""Advice on methods: what speaks for and against each, in words and points.

Only methods that reach the level of the dialogue are suggested. Each reason says how
many points it gives or takes, and the order follows from the points and the name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from gensvar.guidance.models import Cost
from gensvar.guidance.queries import Entry

PURPOSES: dict[str, StrOrPromise] = {
    "views": gettext_lazy("Find out what people think"),
    "understanding": gettext_lazy("Understand why people think as they do"),
    "ideas": gettext_lazy("Get new ideas"),
    "priorities": gettext_lazy("Choose what matters most"),
    "hard": gettext_lazy("Find a way in a hard question"),
    "users": gettext_lazy("Improve a service with those who use it"),
    "follow_up": gettext_lazy("Follow up what became of it"),
}
GROUPS: dict[str, StrOrPromise] = {
    "children": gettext_lazy("Children"),
    "young": gettext_lazy("Young people"),
    "older": gettext_lazy("Older people"),
    "working": gettext_lazy("People with little time"),
    "languages": gettext_lazy("People who prefer another language"),
    "disability": gettext_lazy("People with disabilities"),
    "rural": gettext_lazy("People who live far away"),
    "patients": gettext_lazy("Patients and users"),
    "associations": gettext_lazy("Associations"),
    "unheard": gettext_lazy("People who are seldom heard"),
}
PLACES: dict[str, StrOrPromise] = {
    "place": gettext_lazy("In a room"),
    "digital": gettext_lazy("Digitally"),
}
FITS_PURPOSE, FITS_GROUP, FITS, DOES_NOT_FIT = 3, 2, 1, -2


@dataclass(frozen=True)
class Wish:
    """What one looks for; what is empty does not matter."""

    level: str
    purpose: str = ""
    groups: tuple[str, ...] = ()
    weeks: int | None = None
    hours: int | None = None
    cost: int | None = None
    where: str = ""


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for or against a method, and its points."""

    words: str
    points: int


@dataclass(frozen=True)
class Advice:
    """One method with what speaks for it and against it."""

    method: Entry
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """Return the points of all reasons together."""
        return sum(reason.points for reason in self.reasons)

    @property
    def pros(self) -> list[Reason]:
        """Return what speaks for the method."""
        return [reason for reason in self.reasons if reason.points > 0]

    @property
    def cons(self) -> list[Reason]:
        """Return what speaks against it."""
        return [reason for reason in self.reasons if reason.points < 0]


def advise(methods: Iterable[Entry], wish: Wish) -> list[Advice]:
    """Return the methods that reach the level, the best fit first, always alike."""
    found = [
        Advice(one, tuple(_reasons(one, wish)))
        for one in methods
        if wish.level in one.facts["levels"] and not one.is_hidden
    ]
    return sorted(
        found, key=lambda one: (-one.points, one.method.name.casefold(), one.method.key)
    )


def _reasons(method: Entry, wish: Wish) -> Iterable[Reason]:
    facts = method.facts
    if wish.purpose and wish.purpose in facts["purposes"]:
        yield Reason(_("Suits the purpose"), FITS_PURPOSE)
    for group in wish.groups:
        if group in facts["groups"]:
            words = _("Reaches: %(group)s") % {"group": GROUPS[group]}
            yield Reason(words, FITS_GROUP)
    if wish.weeks is not None:
        yield _within(
            facts["weeks"] <= wish.weeks,
            _("Can be prepared in about %(number)d weeks") % {"number": facts["weeks"]},
            _("Needs about %(number)d weeks") % {"number": facts["weeks"]},
        )
    if wish.hours is not None:
        yield _within(
            facts["hours"] <= wish.hours,
            _("Takes about %(number)d working hours") % {"number": facts["hours"]},
            _("Needs about %(number)d working hours") % {"number": facts["hours"]},
        )
    if wish.cost is not None:
        said = {"cost": Cost(facts["cost"]).label}
        yield _within(
            facts["cost"] <= wish.cost,
            _("Within the money you have: %(cost)s") % said,
            _("Costs more than you have: %(cost)s") % said,
        )
    if wish.where:
        yield _within(
            bool(facts[wish.where]),
            _("Works as you want to meet"),
            _("Does not work as you want to meet"),
        )


def _within(fits: bool, pro: str, con: str) -> Reason:
    return Reason(pro, FITS) if fits else Reason(con, DOES_NOT_FIT)
