"""The overview of the elected beside a bare view, in a whole region.

`python -m benchmarks.overview`; --quick has a smaller region.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.installation import let_in, prepare
from benchmarks.timing import Act, Row, ratios

GOAL, MOST = "at least 0.3", "at most 15"
ADDRESS, BARE = "/arbete/oversikt/", "/bare/rows/"
TURNS = 15


def measure(region: Any, turns: int = TURNS) -> Iterator[Row]:
    """Yield the throughput of the overview, of one committee and of all bodies."""
    # Any: what holds models is read only after Django has been set up.
    readers = {"one committee": region.chair, "all bodies": region.head}
    bare = _asking(region.chair, BARE)
    for who, user in readers.items():
        (ratio,) = ratios(bare, [_asking(user, ADDRESS)], turns)
        goal = GOAL if user == region.chair else ""
        yield Row(f"overview of {who}, of the bare view", f"{ratio:.2f}", goal)
        yield Row(f"questions, {who}", str(_questions(user)), MOST)


def _asking(user: Any, address: str) -> Act:
    client = let_in(user)

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")

    return ask


def _questions(user: Any) -> int:
    from django.db import connection  # noqa: PLC0415 -- after Django has been set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- the same

    client = let_in(user)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as seen:
        client.get(ADDRESS)
    return len(seen)


def main() -> None:
    """Make the region, measure, and print the table."""
    with TemporaryDirectory() as name:
        prepare(Path(name))
        large = import_module("benchmarks.large_region")
        size = large.QUICK if "--quick" in sys.argv else large.FULL
        region = large.make_large_region(size)
        print(f"{size}\n\n| what | seen | goal |\n| --- | --: | --: |")
        for row in measure(region):
            print(f"| {row.what} | {row.seen} | {row.goal} |", flush=True)


if __name__ == "__main__":
    main()
