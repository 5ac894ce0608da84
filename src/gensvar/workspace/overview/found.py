"""Some rows of many, and how many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True)
class Found(Generic[Row]):
    """The rows that are shown, and the number of all."""

    rows: Sequence[Row]
    total: int

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return max(self.total - len(self.rows), 0)
