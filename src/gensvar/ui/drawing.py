"""Where the lines go: the arithmetic behind the drawn components."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import QueryDict
from django_stubs_ext import StrOrPromise

from gensvar.ui.shapes import Bar, PathStep, Step

GROUP = 4


@dataclass(frozen=True)
class Station:
    """One step as it is drawn: has the line reached it, and where does it loop to."""

    step: Step
    is_reached: bool
    back_to: StrOrPromise


@dataclass(frozen=True)
class Decision:
    """One decision as it is drawn, with the name of what it was sent back to."""

    step: PathStep
    back_to: PathStep | None


@dataclass(frozen=True)
class Loop:
    """A line back: counted from one, with how far out it runs beside other loops."""

    start: int
    end: int
    depth: int
    note: StrOrPromise


@dataclass(frozen=True)
class DrawnBar:
    """One bar with its length in per cent of the longest."""

    bar: Bar
    percent: float


def stations(steps: Sequence[Step]) -> list[Station]:
    """Return the steps of a life line, told how far the line is drawn."""
    last = max(
        (place for place, step in enumerate(steps) if step.state in {"done", "here"}),
        default=-1,
    )
    return [
        Station(step, place <= last, _name_at(steps, step.loops_back_to))
        for place, step in enumerate(steps)
    ]


def _name_at(steps: Sequence[Step], place: int | None) -> StrOrPromise:
    return "" if place is None else steps[place].name


def decisions(steps: Sequence[PathStep]) -> list[Decision]:
    """Return the decisions of a path, each with the one it was sent back to."""
    return [
        Decision(
            step, None if step.loops_back_to is None else steps[step.loops_back_to]
        )
        for step in steps
    ]


def loops(steps: Sequence[Step | PathStep]) -> list[Loop]:
    """Return the lines back; loops that overlap run beside each other."""
    found: list[Loop] = []
    for place, step in enumerate(steps):
        if step.loops_back_to is None or step.loops_back_to >= place:
            continue
        depth = sum(1 for other in found if other.start > step.loops_back_to + 1)
        found.append(Loop(place + 1, step.loops_back_to + 1, min(depth, 3), step.note))
    return found


def bars(rows: Sequence[Bar]) -> list[DrawnBar]:
    """Return the bars with their lengths; the longest fills the line."""
    longest = max((row.number for row in rows), default=0)
    return [
        DrawnBar(row, round(100 * row.number / longest, 1) if longest > 0 else 0)
        for row in rows
    ]


def groups(value: str) -> list[str]:
    """Return a code in its own groups, or in groups of four."""
    if "-" in value:
        return value.split("-")
    return [value[place : place + GROUP] for place in range(0, len(value), GROUP)]


def pages(page: Page[object], query: QueryDict | None) -> dict[str, str]:
    """Return the addresses of the neighbouring pages, with the search kept."""
    links = {}
    if page.has_previous():
        links["previous"] = _with_page(query, page.previous_page_number())
    if page.has_next():
        links["next"] = _with_page(query, page.next_page_number())
    return links


def _with_page(query: QueryDict | None, number: int) -> str:
    kept = query.copy() if query is not None else QueryDict(mutable=True)
    kept["page"] = str(number)
    return f"?{kept.urlencode()}"
