"""Reading the register: joined, counted and sliced by the database in two queries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from gensvar.dialogues.models import Dialogue
from gensvar.reporting.register import after, before, meetings, said
from gensvar.reporting.register.kinds import Kind
from gensvar.reporting.register.rows import Row, told
from gensvar.reporting.register.shape import Rows

SOURCES = {**before.SOURCES, **meetings.SOURCES, **said.SOURCES, **after.SOURCES}
NEWEST_FIRST = ("-r_day", "-r_place", "-r_number", "r_ref")
OLDEST_FIRST = ("r_day", "r_place", "r_number", "r_ref")


@dataclass(frozen=True)
class Chosen:
    """What a reader wants to see; nothing chosen is everything."""

    kind: str = ""
    since: date | None = None
    until: date | None = None


def register_of(dialogue: Dialogue, chosen: Chosen | None = None) -> "Lines":
    """Return the register of a dialogue, or the part of it that was chosen."""
    return Lines(dialogue, chosen or Chosen())


class Lines(Sequence[Row]):
    """The lines of a register, newest first; read when they are asked for."""

    def __init__(self, dialogue: Dialogue, chosen: Chosen) -> None:
        self.dialogue = dialogue
        self.parts = _parts(dialogue, chosen)

    def __len__(self) -> int:
        numbers = [part.order_by().values_list("r_number") for part in self.parts]
        return int(numbers[0].union(*numbers[1:], all=True).count())

    @overload
    def __getitem__(self, which: int) -> Row: ...
    @overload
    def __getitem__(self, which: slice) -> list[Row]: ...
    def __getitem__(self, which: int | slice) -> Row | list[Row]:
        if isinstance(which, int):
            return self[which : which + 1][0]
        return [told(row, self.dialogue) for row in self._joined(NEWEST_FIRST)[which]]

    def __iter__(self) -> Iterator[Row]:
        return iter(self[:])

    def oldest_first(self) -> Iterator[Row]:
        """Yield every line as it came about, some at a time."""
        for row in self._joined(OLDEST_FIRST).iterator(chunk_size=1000):
            yield told(row, self.dialogue)

    def _joined(self, order: tuple[str, ...]) -> Rows:
        return self.parts[0].union(*self.parts[1:], all=True).order_by(*order)


def _parts(dialogue: Dialogue, chosen: Chosen) -> list[Rows]:
    kinds = [Kind(chosen.kind)] if chosen.kind else list(Kind)
    period: Mapping[str, date | None] = {
        "r_day__gte": chosen.since,
        "r_day__lte": chosen.until,
    }
    wanted = {name: day for name, day in period.items() if day is not None}
    return [SOURCES[kind](dialogue).filter(**wanted) for kind in kinds]
