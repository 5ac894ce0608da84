"""The figures as a table file, section by section."""

from collections.abc import Iterator, Sequence

from gensvar.indicators.sections import Section
from gensvar.reporting import sheets


def as_file(sections: Sequence[Section]) -> Iterator[str]:
    """Yield the lines: what is counted, the year, what of it, and the figure."""
    header = ("indicator", "year", "of", "figure")
    return sheets.lines(header, _rows(sections))


def _rows(sections: Sequence[Section]) -> Iterator[list[str]]:
    for section in sections:
        for row in section.rows:
            named = [str(cell.said) for cell in row if not cell.is_number]
            figures = [cell for cell in row if cell.is_number]
            heads = section.head[len(named) :]
            for head, cell in zip(heads, figures, strict=True):
                of = " · ".join([*named[1:], str(head)])
                yield [str(section.title), named[0], of, str(cell.said)]
