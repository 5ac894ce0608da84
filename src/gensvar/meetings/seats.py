"""Seats: how many are taken, and for whom there is room. Pure: no database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gensvar.meetings.models import GuestState

# Who is offered a seat holds it until the offer has passed.
HOLD_A_SEAT = (GuestState.ACCEPTED, GuestState.OFFERED)


@dataclass(frozen=True)
class Seats:
    """What is taken; `most` and `most_per_organisation` are None without a limit."""

    most: int | None
    most_per_organisation: int | None
    taken: int
    by_organisation: Counter[int]

    @property
    def free(self) -> int | None:
        """How many seats are left; None without a limit, and never less than none."""
        return None if self.most is None else max(self.most - self.taken, 0)

    def has_room(self, organisation: int | None) -> bool:
        """Say whether one more may come from an organisation."""
        return self.free != 0 and not self.is_full_for(organisation)

    def is_full_for(self, organisation: int | None) -> bool:
        """Say whether an organisation has all the seats that one may have."""
        if organisation is None or self.most_per_organisation is None:
            return False
        return self.by_organisation[organisation] >= self.most_per_organisation

    def with_one_more(self, organisation: int | None) -> "Seats":
        """Return the seats when one more is taken."""
        more = Counter([organisation] if organisation is not None else [])
        return Seats(
            self.most,
            self.most_per_organisation,
            self.taken + 1,
            self.by_organisation + more,
        )


def seats(
    most: int | None,
    most_per_organisation: int | None,
    holders: Iterable[int | None],
) -> Seats:
    """Return the seats, given the organisation of everyone who holds one."""
    found = list(holders)
    own = Counter(one for one in found if one is not None)
    return Seats(most, most_per_organisation, len(found), own)
