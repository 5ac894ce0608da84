"""All benchmarks in one table: `python -m benchmarks`; --quick has smaller sizes."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import memory, notes_import
from benchmarks.installation import prepare
from benchmarks.timing import Row


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    contributions: int
    turns: int
    submissions: int
    notes: tuple[int, int]


FULL = Size(100_000, 15, 100, (1_000, 10_000))
QUICK = Size(5_000, 7, 30, (200, 2_000))


def main() -> None:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="smaller sizes")
    size = QUICK if asked.parse_args().quick else FULL
    print(f"{size.contributions} contributions; medians of runs that take turns.\n")
    with TemporaryDirectory() as name:
        _print(_measured(size, Path(name)))


def _measured(size: Size, folder: Path) -> Iterator[Row]:
    yield from notes_import.measured(folder, size.notes)
    prepare(folder)
    # What follows holds models, which can be read only after Django has been set up.
    pages, region, submitting = (
        import_module(f"benchmarks.{name}")
        for name in ("pages", "region", "submitting")
    )
    made = region.make_region(size.contributions)
    yield from pages.measure(made, size.turns)
    yield from submitting.measure(made, size.submissions)
    yield from memory.measure(folder)


def _print(rows: Iterable[Row]) -> None:
    print("| what | seen | goal |")
    print("| --- | --: | --: |")
    for row in rows:
        print(f"| {row.what} | {row.seen} | {row.goal} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
