"""Many stories told as one: whatever comes first in time happens first.

A story is a generator. It yields the moment of what comes next, and goes on when the
clock has been set to that moment. The log of the region is therefore in the order of
time, although each story is written by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import heapify, heappop, heappush
from typing import Any

from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.demo.clock import set_to
from gensvar.demo.content import Content, read
from gensvar.demo.region import Region
from gensvar.dialogues.models import Dialogue
from gensvar.matters.models import Matter
from gensvar.notifications.delivery import empty_outbox
from gensvar.organisations.models import Body

Telling = Iterator[datetime]


@dataclass
class Story:
    """One story: what its file says, the region, and what has been made so far."""

    content: Content
    region: Region
    made_matter: Matter | None = None
    made_dialogue: Dialogue | None = None

    def __getitem__(self, name: str) -> Any:  # Any: what stands in a TOML file
        return self.content[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return one part of the file, or the default."""
        return self.content.get(name, default)  # Any: what stands in a TOML file

    @property
    def body(self) -> Body:
        """Return the body that owns the matter and the dialogue."""
        return self.region.bodies[self["body"]]

    @property
    def officer(self) -> User:
        """Return who leads the dialogue."""
        return self.region.people[self.get("officer", "maja")]

    @property
    def registrar(self) -> User:
        """Return who keeps the register."""
        return self.region.people["ingrid"]

    @property
    def matter(self) -> Matter:
        """Return the matter once it has been opened."""
        assert self.made_matter is not None  # noqa: S101 -- stories open it first
        return self.made_matter

    @property
    def dialogue(self) -> Dialogue:
        """Return the dialogue once it has been begun."""
        assert self.made_dialogue is not None  # noqa: S101 -- stories begin it first
        return self.made_dialogue

    def happens(self, what: str) -> bool:
        """Say whether the story comes so far."""
        return what in self["days"]

    def when(self, what: str, hour: int = 9, minute: int = 0) -> datetime:
        """Return the moment at which something happens in the story."""
        return self.region.at(self["days"][what], hour, minute)

    def day(self, number: int) -> date:
        """Return a working day counted from today."""
        return self.region.day(number)


def dialogue_of(file: str) -> Dialogue:
    """Return the dialogue of another story, which is known by its matter's number."""
    number = int(read(file)["matter"]["number"])
    return Dialogue.objects.get(matter__registry_number__endswith=f"-{number:04}")


def tell(tellings: Iterable[Telling]) -> None:
    """Let the stories happen in the order of time; letters leave at once."""
    waiting: list[tuple[datetime, int, Telling]] = []
    for number, telling in enumerate(tellings):
        if (first := next(telling, None)) is not None:
            waiting.append((first, number, telling))
    heapify(waiting)
    now = waiting[0][0] if waiting else timezone.now()
    while waiting:
        moment, number, telling = heappop(waiting)
        # What took a while is over before the next thing begins.
        with set_to(max(moment, now)):
            following = next(telling, None)
            while empty_outbox({}):
                pass
            now = timezone.now()
        if following is not None:
            if following < moment:
                raise ValueError(f"Story {number} goes back in time to {following}")
            heappush(waiting, (following, number, telling))
