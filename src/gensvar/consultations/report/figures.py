"""What a report holds: figures and tables, each with what it was counted from. Pure.

A figure is text or a whole number; nothing (None) means that nobody knows. There is
no place for a person: figures are of groups, meetings and documents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Value = str | int | None


@dataclass(frozen=True)
class Figure:
    """One figure: what it tells, its value, and what it was counted from."""

    label: str
    value: Value
    source: str


@dataclass(frozen=True)
class Grid:
    """A table: its headings, its rows, and what it was counted from."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    source: str


@dataclass(frozen=True)
class Part:
    """One part of a report: a heading, figures, tables and what is lacking."""

    title: str
    figures: tuple[Figure, ...] = ()
    grids: tuple[Grid, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole report, as it is read, sent and frozen; all texts are in `language`."""

    title: str
    author: str
    year: int
    language: str
    counted_on: str
    words: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = field(default=())


def to_data(report: Report) -> dict[str, Any]:
    """Return a report as plain data that can be frozen."""
    # Any: what JSON holds.
    return asdict(report)


def from_data(data: Mapping[str, Any]) -> Report:
    """Return the report that was frozen as plain data."""
    # Any: what JSON holds.
    return Report(
        **{name: data[name] for name in ("title", "author", "year", "language")},
        counted_on=data["counted_on"],
        words=tuple((heading, text) for heading, text in data["words"]),
        parts=parts_from(data["parts"]),
    )


def parts_to(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Return the parts of a report as plain data."""
    # Any: what JSON holds.
    return [asdict(part) for part in parts]


def parts_from(data: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    """Return the parts of a report from plain data."""
    # Any: what JSON holds.
    return tuple(
        Part(
            one["title"],
            tuple(Figure(**figure) for figure in one["figures"]),
            tuple(_grid(grid) for grid in one["grids"]),
            tuple(one["lacking"]),
        )
        for one in data
    )


def _grid(data: Mapping[str, Any]) -> Grid:
    return Grid(
        data["title"],
        tuple(data["header"]),
        tuple(tuple(row) for row in data["rows"]),
        data["source"],
    )
