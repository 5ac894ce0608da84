"""Reading text and Markdown, line by line."""

import re
from dataclasses import replace

from gensvar.notes.lines import Line, clean, parse_line, unstyle
from gensvar.notes.tables import Row, lines_of_table
from gensvar.notes.tree import Place

HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|_{3,}|~{3,})\s*$")
TABLE_RULE = re.compile(r"[\s|:-]+$")
IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\n]*)\)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_text(text: str) -> list[Line]:
    """Return the lines of a text with their numbers."""
    lines: list[Line] = []
    table: list[tuple[int, str]] = []
    blank = False
    quoting = False
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\f", text), 1):
        if raw.lstrip().startswith("|") and raw.count("|") > 1:
            table.append((number, raw))
            continue
        if table:
            lines += _table(table)
            table = []
        if not raw.strip():
            blank = True
            continue
        if not blank and lines and _underlines(raw, lines[-1]):
            level = 1 if raw.strip().startswith("=") else 2
            lines[-1] = replace(lines[-1], level=level)
            continue
        line = _read_line(raw, Place(line=number), blank=blank)
        quoted = line.marker == ">"
        if quoted and quoting and not blank:
            # Lines of one quotation belong together, however they begin.
            lines[-1] = replace(lines[-1], room=0)
            line = replace(line, mark="", marker="")
        lines.append(line)
        quoting, blank = quoted, False
    return lines + _table(table) if table else lines


def _underlines(raw: str, before: Line) -> bool:
    return bool(UNDERLINE.match(raw)) and not before.mark and not before.level


def _read_line(raw: str, place: Place, *, blank: bool) -> Line:
    if found := HEADING.match(raw[:2000]):
        whole = raw[found.start(2) :].strip()
        text = unstyle(clean(whole.rstrip("#").rstrip()))
        level, said = len(found[1]), clean(whole)
        return Line(text, place, level=level, blank=blank, said=said)
    if found := IMAGE.fullmatch(raw.strip()):
        text = clean(f"{found[1]} {found[2]}")
        return Line(text, place, blank=blank, noise="image_description")
    if UNDERLINE.match(raw):
        return Line(raw.strip(), place, blank=blank, noise="ruler")
    if raw.startswith(">") and not raw.startswith(">>"):
        return _read_quoted(raw[1:], place, blank=blank)
    return parse_line(raw, place, blank=blank)


def _read_quoted(raw: str, place: Place, *, blank: bool) -> Line:
    line = parse_line(raw, place, blank=blank)
    return (
        line if line.mark or not line.text else replace(line, mark="bullet", marker=">")
    )


def _table(raw_rows: list[tuple[int, str]]) -> list[Line]:
    rows = []
    for number, raw in raw_rows:
        if TABLE_RULE.match(raw):
            continue
        cells = [
            [unstyle(clean(part)) for part in BREAK.split(cell)]
            for cell in raw.strip().strip("|").split("|")
        ]
        rows.append(Row(Place(line=number), cells))
    return lines_of_table(rows)
