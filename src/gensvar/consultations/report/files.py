"""The report as a document and as a workbook; both hold the same figures."""

from gensvar.consultations.report.figures import Part, Report, Value
from gensvar.documents.content import (
    Block,
    BulletList,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from gensvar.documents.workbook import Cell, Sheet

# The report is written in Swedish, and so are the words of its files.
NOT_KNOWN = "Inte känt"
SOURCE = "Räknat från: "
LACKING = "Saknas: "


def as_document(report: Report) -> Document:
    """Return the report as a document, for the page and for Word."""
    blocks: list[Block] = []
    for heading, text in report.words:
        blocks.append(Heading(2, heading))
        blocks += [Paragraph(line) for line in text.splitlines() if line.strip()]
    for part in report.parts:
        blocks += _blocks(part)
    return Document(
        report.title,
        report.language,
        report.author,
        tuple(blocks),
        date=report.counted_on,
    )


def _blocks(part: Part) -> list[Block]:
    blocks: list[Block] = [Heading(2, part.title)]
    if part.lacking:
        blocks.append(BulletList(tuple(f"{LACKING}{one}" for one in part.lacking)))
    if part.figures:
        blocks.append(
            Facts(tuple((one.label, _words(one.value)) for one in part.figures))
        )
    for grid in part.grids:
        rows = tuple(tuple(_words(cell) for cell in row) for row in grid.rows)
        if rows:
            blocks.append(Table(grid.title, grid.header, rows))
        blocks.append(Paragraph(f"{SOURCE}{grid.source}"))
    return blocks


def _words(value: Value) -> str:
    return NOT_KNOWN if value is None else str(value)


def as_sheets(report: Report) -> list[Sheet]:
    """Return the report as sheets: words, figures, tables, and where all came from."""
    figures: list[list[Cell]] = []
    sources: list[list[Cell]] = []
    sheets: list[Sheet] = []
    for part in report.parts:
        for one in part.figures:
            figures.append([part.title, one.label, one.value])
            sources.append([part.title, one.label, one.source])
        figures += [[part.title, LACKING.rstrip(": "), text] for text in part.lacking]
        for grid in part.grids:
            sheets.append(Sheet(grid.title, grid.header, grid.rows))
            sources.append([part.title, grid.title, grid.source])
    return [
        Sheet("Texter", ("Rubrik", "Text"), report.words),
        Sheet("Siffror", ("Del", "Uppgift", "Värde"), figures),
        *sheets,
        Sheet("Källor", ("Del", "Uppgift", "Räknat från"), sources),
    ]
