"""Tables as files: UTF-8 with a mark, semicolons, headings that never change.

Headings are in English and stable, for machines; where a value is a code, the column
beside it holds the words. No cell is taken for a formula by a spreadsheet.
"""

import csv
from collections.abc import Iterable, Iterator

from gensvar.kernel.cells import as_text
from gensvar.reporting.register import Row

MARK = "\ufeff"
REGISTER = (
    *("id", "day", "kind", "kind_label", "title", "who"),
    *("state", "state_label", "reason", "place"),
)


class _Echo:
    def write(self, line: str) -> str:
        """Hand a line on instead of keeping it."""
        return line


def lines(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table file: mark, headings, rows."""
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield MARK + writer.writerow(list(header))
    for row in rows:
        yield writer.writerow([as_text(cell) for cell in row])


def register_cells(row: Row, place: str) -> list[str]:
    """Return a line of the register; `place` says where the record itself is."""
    return [
        row.key,
        row.day.isoformat(),
        row.kind.value,
        str(row.said_kind),
        str(row.title),
        str(row.who),
        row.state,
        str(row.said_state),
        row.reason,
        place,
    ]
