"""The year of an organisation: what waits, then each kind of thing. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise

from gensvar.organisations.yearly import YearEntry

# So much can somebody take in who has two hours a week; the rest stands below.
MOST_WAITING = 6
# So much of a year is shown at once; of more, each kind is unfolded by itself.
MOST_SHOWN = 8


@dataclass(frozen=True)
class Section:
    """One kind of thing in a year; `will_come` says what comes here, and how.

    What is open in it waits for the organisation, or for the region (`is_owed`).
    """

    key: str
    title: StrOrPromise
    will_come: StrOrPromise
    entries: Sequence[YearEntry] = ()
    is_owed: bool = False


@dataclass(frozen=True)
class Waiting:
    """What waits, as much as one takes in at a time, and how much more there is."""

    shown: tuple[YearEntry, ...]
    more: int


@dataclass(frozen=True)
class Year:
    """All that is told of a year."""

    number: int
    is_present: bool
    sections: tuple[Section, ...]

    @property
    def filled(self) -> list[Section]:
        """Return the sections in which there is anything."""
        return [one for one in self.sections if one.entries]

    @property
    def empty(self) -> list[Section]:
        """Return the sections in which nothing is yet."""
        return [one for one in self.sections if not one.entries]

    @property
    def is_short(self) -> bool:
        """Say whether all of it can be read at once."""
        return sum(len(one.entries) for one in self.sections) <= MOST_SHOWN

    @property
    def waiting(self) -> Waiting:
        """Return what waits for the organisation, the nearest day first."""
        return self._open(is_owed=False)

    @property
    def owed(self) -> Waiting:
        """Return what the organisation waits for, the longest wait first."""
        return self._open(is_owed=True)

    def _open(self, *, is_owed: bool) -> Waiting:
        if not self.is_present:
            return Waiting((), 0)
        found = [
            entry
            for section in self.sections
            for entry in section.entries
            if entry.is_open and section.is_owed == is_owed
        ]
        found.sort(key=lambda entry: (entry.day or entry.since or date.max, entry.what))
        return Waiting(tuple(found[:MOST_WAITING]), max(len(found) - MOST_WAITING, 0))
