"""The figures as a table file, section by section."""

import csv
import io
from collections.abc import Iterator, Sequence

from gensvar.indicators.sections import Section
from gensvar.kernel.cells import as_text

MARK = "\ufeff"
HEADER = ["indicator", "year", "of", "figure"]


def as_file(sections: Sequence[Section]) -> str:
    """Return the table: what is counted, the year, what of it, and the figure."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([HEADER, *_rows(sections)])
    return MARK + file.getvalue()


def _rows(sections: Sequence[Section]) -> Iterator[list[str]]:
    for section in sections:
        for row in section.rows:
            named = [str(cell.said) for cell in row if not cell.is_number]
            figures = [cell for cell in row if cell.is_number]
            heads = section.head[len(named) :]
            for head, cell in zip(heads, figures, strict=True):
                of = " · ".join([*named[1:], str(head)])
                line = [str(section.title), named[0], of, str(cell.said)]
                yield [as_text(word) for word in line]
