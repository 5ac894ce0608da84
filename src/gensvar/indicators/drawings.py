"""Drawings of a few numbers over the years: where each part of a picture lies. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

WIDTH, LABEL, ROW, BAR = 320, 44, 30, 20
HEIGHT, FLOOR, TOP = 132, 108, 16


@dataclass(frozen=True)
class Part:
    """A piece of a bar, with its pattern: one of p1 to p5."""

    x: float
    width: float
    pattern: str
    count: int


@dataclass(frozen=True)
class StackRow:
    """The bar of one year; without parts nothing is known."""

    label: str
    y: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Stacked:
    """Bars of the same length, one for each year, cut in shares."""

    key: str
    title: StrOrPromise
    said: str
    height: int
    rows: tuple[StackRow, ...]
    legend: tuple[tuple[str, StrOrPromise], ...]


def stacked(
    key: str,
    title: StrOrPromise,
    legend: Mapping[str, StrOrPromise],
    years: Sequence[tuple[int, Mapping[str, int]]],
) -> Stacked:
    """Draw, for each year, which share each part has."""
    patterns = {name: f"p{place}" for place, name in enumerate(legend, 1)}
    rows = [
        StackRow(str(year), ROW * place, _parts(counts, patterns))
        for place, (year, counts) in enumerate(years)
    ]
    told = (
        f"{year}: "
        + ", ".join(f"{legend[name]} {counts.get(name, 0)}" for name in legend)
        for year, counts in years
        if any(counts.values())
    )
    return Stacked(
        key,
        title,
        ". ".join(told),
        ROW * len(rows),
        tuple(rows),
        tuple((patterns[name], said) for name, said in legend.items()),
    )


def _parts(counts: Mapping[str, int], patterns: Mapping[str, str]) -> tuple[Part, ...]:
    total = sum(counts.get(name, 0) for name in patterns)
    found: list[Part] = []
    x = float(LABEL)
    for name, pattern in patterns.items():
        count = counts.get(name, 0)
        if not count:
            continue
        width = (WIDTH - LABEL) * count / total
        found.append(Part(round(x, 1), round(width, 1), pattern, count))
        x += width
    return tuple(found)


@dataclass(frozen=True)
class Column:
    """One year: how high it stands, and the number; None where nothing is known."""

    label: str
    x: float
    middle: float
    width: float
    y: float
    height: float
    said: str | None


@dataclass(frozen=True)
class Columns:
    """One standing bar for each year."""

    key: str
    title: StrOrPromise
    said: str
    columns: tuple[Column, ...]


def columns(
    key: str,
    title: StrOrPromise,
    years: Sequence[tuple[int, float | None, str]],
    highest: float = 0,
) -> Columns:
    """Draw one number for each year, and leave a gap where none is known."""
    top = highest or max((value or 0 for _year, value, _said in years), default=0)
    room = WIDTH / max(len(years), 1)
    width = round(min(room * 0.6, 48), 1)
    drawn = []
    for place, (year, value, said) in enumerate(years):
        height = round((FLOOR - TOP) * (value or 0) / top, 1) if top else 0
        middle = round(room * (place + 0.5), 1)
        drawn.append(
            Column(
                str(year),
                round(middle - width / 2, 1),
                middle,
                width,
                FLOOR - height,
                height,
                said if value is not None else None,
            )
        )
    told = ". ".join(f"{year}: {said}" for year, value, said in years if value)
    return Columns(key, title, told, tuple(drawn))
