"""Reading tables: facts, or one column of contributions under each head."""

import re
from dataclasses import dataclass

from gensvar.notes.facts import read_fact
from gensvar.notes.lines import Line, split_marker
from gensvar.notes.tree import Place

ROW_HEAD = re.compile(
    r"(?:grupp|bord|nr|nummer|station|#|ryhmä|group|table)\.?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Row:
    """One row: its place and, for each cell, the lines in it."""

    place: Place
    cells: list[list[str]]


def lines_of_table(rows: list[Row]) -> list[Line]:
    """Return a table as lines: a fact per row, or columns one after another."""
    rows = [row for row in rows if any("".join(cell) for cell in row.cells)]
    if not rows:
        return []
    width = max(len(row.cells) for row in rows)
    if width == 1:
        return [_item(text, row.place) for row in rows for text in row.cells[0] if text]
    if width == 2 and _holds_facts(rows):
        return [_fact_line(row) for row in rows]
    return _columns(rows, width)


def _holds_facts(rows: list[Row]) -> bool:
    known = 0
    for row in rows:
        fact = read_fact(_fact_line(row))
        known += fact is not None and fact.name != fact.label.lower()
    return known * 2 >= len(rows)


def _fact_line(row: Row) -> Line:
    cells = tuple(" ".join(cell) for cell in row.cells if "".join(cell))
    return Line(" ".join(cells), row.place, cells=cells, whole=True)


def _columns(rows: list[Row], width: int) -> list[Line]:
    head, body = rows[0], rows[1:]
    lines = []
    for column in range(width):
        title = " ".join(_cell(head, column))
        numbers = _is_row_label(title, [_cell(row, column) for row in body])
        noise = "row_label" if numbers and column == 0 else ""
        if title:
            level = 0 if noise else 3
            lines.append(
                Line(
                    title, head.place, level=level, blank=True, noise=noise, whole=True
                )
            )
        for row in body:
            for text in _cell(row, column):
                item = _item(text, row.place)
                lines.append(
                    Line(text, row.place, noise=noise, whole=True) if noise else item
                )
    return lines


def _cell(row: Row, column: int) -> list[str]:
    return (
        [text for text in row.cells[column] if text] if column < len(row.cells) else []
    )


def _is_row_label(title: str, cells: list[list[str]]) -> bool:
    if ROW_HEAD.match(title):
        return True
    texts = [" ".join(cell) for cell in cells]
    return all(text.rstrip(".").isdigit() or not text for text in texts) and any(texts)


def _item(text: str, place: Place) -> Line:
    mark, marker, rest = split_marker(text, 1)
    if mark != "bullet":
        marker, rest = "", text
    return Line(rest.strip(), place, "bullet", marker, whole=True)
