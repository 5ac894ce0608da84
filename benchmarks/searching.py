"""Search in a large region beside a bare view: `python -m benchmarks.searching`.

Counts the queries, and tells how fast the index is built; --quick has smaller sizes.
"""

import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.installation import let_in, prepare
from benchmarks.timing import Act, Row

WORDS = {
    "a word that thousands hold": "vårdcentral",
    "two words": "tolken Pajala",
    "a registry number": "RS 10123-2021",
    "a part of words": "mottagning",
    "what nobody has said": "zebra",
}
GOAL = "at least 0.3"
TURNS = 7


def measured(*, is_quick: bool) -> Iterator[Row]:
    """Fill the region, build the index, and measure the page."""
    # What follows holds models, which can be read only after Django has been set up.
    region, indexing, pages, timing = (
        import_module(name)
        for name in (
            "benchmarks.large_region",
            "gensvar.search.indexing",
            "benchmarks.pages",
            "benchmarks.timing",
        )
    )
    size = region.QUICK if is_quick else region.FULL
    head = region.make_large_region(size).head
    started = time.perf_counter()
    found = indexing.build_all()
    took = time.perf_counter() - started
    yield Row("building the index", f"{found} things, {found / took:.0f} a second")
    bare = _asking(pages.visitor(), "/bare/rows/")
    for what, words in WORDS.items():
        client = let_in(head)
        address = f"/arbete/sok/?text={words}"
        ratio = timing.ratios(bare, [_asking(client, address)], TURNS)[0]
        queries = f", {_queries(client, address)} queries"
        yield Row(f"search: {what}, of the bare view", f"{ratio:.2f}{queries}", GOAL)


def _asking(client: Any, address: str) -> Act:
    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")

    return ask


def _queries(client: Any, address: str) -> int:
    database, utils = (
        import_module(name) for name in ("django.db", "django.test.utils")
    )
    with utils.CaptureQueriesContext(database.connection) as asked:
        client.get(address)
    return len(asked)


def main() -> None:
    """Measure, and print the table."""
    with TemporaryDirectory() as name:
        prepare(Path(name))
        print("| what | seen | goal |\n| --- | --: | --: |")
        for row in measured(is_quick="--quick" in sys.argv):
            print(f"| {row.what} | {row.seen} | {row.goal} |", flush=True)


if __name__ == "__main__":
    main()
