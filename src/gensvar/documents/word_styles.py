"""How a Word file looks: A4, calm type, one accent, quotations in a serif."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from gensvar.documents.content import is_right_to_left
from gensvar.documents.word_parts import element

SANS = "Calibri"
SERIF = "Cambria"
INK = "1c211f"
QUIET = "545b57"
HAIRLINE = "cfcbbf"
ACCENT = "accent"
WIDTH = Cm(14.4)


@dataclass(frozen=True)
class Look:
    """The look of one style: sizes, spaces and indents in points."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    lines: float = 1.25
    colour: str = INK
    bold: bool = False
    font: str = SANS
    indent: float = 0
    hanging: float = 0
    level: int = 0
    tabs: tuple[tuple[str, float], ...] = ()
    with_next: bool = False


AT_END = (("right", WIDTH.pt),)
LOOKS = (
    Look("Normal", 11),
    Look("Body Text", 11, after=9),
    Look("Sender", 12, 0, 0, 1.2, ACCENT, bold=True, tabs=AT_END),
    Look("Heading 1", 23, 40, 8, 1.08, bold=True, level=1),
    Look("Subtitle", 13, 0, 14, colour=QUIET),
    Look("Heading 2", 16, 24, 6, 1.1, ACCENT, bold=True, level=2),
    Look("Heading 3", 12.5, 16, 4, 1.15, bold=True, level=3),
    Look("Heading 4", 11, 12, 3, bold=True, level=4),
    Look("Heading 5", 11, 12, 3, bold=True, level=5),
    Look("Heading 6", 11, 12, 3, bold=True, level=6),
    Look("Quote", 13.5, 12, 12, 1.3, font=SERIF, indent=16),
    Look("Source", 9.5, 0, 14, colour=QUIET, indent=16),
    Look("List Bullet", 11, 0, 4, indent=16, hanging=16),
    Look("List Number", 11, 0, 4, indent=16, hanging=16),
    Look("Fact", 11, 0, 4, indent=120, hanging=120, tabs=(("left", 120),)),
    Look("Caption", 11, 18, 6, bold=True, with_next=True),
    Look("Column Name", 9.5, 2, 3, 1.1, QUIET, bold=True),
    Look("Cell", 11, 3, 3, 1.15),
    Look("After Table", 6),
    Look("Header", 9, colour=QUIET, tabs=AT_END),
    Look("Footer", 9, colour=QUIET, tabs=AT_END),
)
LETTERS = (
    Look("Hyperlink", 0, colour=ACCENT),
    Look("Fact Name", 0, colour=QUIET),
    Look("Particulars", 9.5, colour=QUIET),
)


def dress(file: File, *, accent: str, language: str) -> None:
    """Give an empty file its paper, its styles and its language."""
    colour = accent.removeprefix("#")
    _paper(file)
    for look in LOOKS:
        style = _style(file, look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.append(_paragraph_look(look, _numbering(style), colour))
        style.append(_letter_look(look, colour))
    for look in LETTERS:
        _style(file, look.name, WD_STYLE_TYPE.CHARACTER).append(
            _letter_look(look, colour)
        )
    _comparison(_style(file, "Comparison", WD_STYLE_TYPE.TABLE), colour)
    _language(file, language)


def _paper(file: File) -> None:
    """Set A4 with room at the sides."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.3)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.8)
    section.header_distance = section.footer_distance = Cm(1.5)
    for compatibility in file.settings.element.iter(qn("w:compatSetting")):
        if compatibility.get(qn("w:name")) == "compatibilityMode":
            compatibility.set(qn("w:val"), "15")


# `Any`: the elements of the format have no types of their own.
def _style(file: File, name: str, kind: WD_STYLE_TYPE) -> Any:
    """Return the element of a style, made if there is none, and open to readers."""
    known = name in file.styles
    style = file.styles[name] if known else file.styles.add_style(name, kind)
    style.hidden, style.quick_style = False, kind != WD_STYLE_TYPE.TABLE
    return style.element


def _numbering(style: Any) -> Any:
    """Empty a style of its look, and return the list that it belongs to."""
    numbering = None
    for old in [*style.findall(qn("w:pPr")), *style.findall(qn("w:rPr"))]:
        numbers = style.name_val.startswith("List")
        found = old.find(qn("w:numPr")) if numbers else None
        numbering = found if found is not None else numbering
        style.remove(old)
    return numbering


def _points(value: float, of_a_point: int = 20) -> str:
    """Return points as the format counts them: in twentieths, or in halves."""
    return str(round(value * of_a_point))


def _paragraph_look(look: Look, numbering: Any, accent: str) -> Any:
    """Return the paragraph properties of a look, in the order the format asks for."""
    made = element("w:pPr")
    if look.level or look.with_next:
        made.append(element("w:keepNext"))
        made.append(element("w:keepLines"))
    if numbering is not None:
        made.append(numbering)
    if look.level == 1:
        made.append(element("w:pBdr"))
        rule = element("w:top", val="single", sz="6", space="22", color=accent)
        made[-1].append(rule)
    if look.tabs:
        made.append(element("w:tabs"))
        for kind, position in look.tabs:
            made[-1].append(element("w:tab", val=kind, pos=_points(position)))
    made.append(
        element(
            "w:spacing",
            before=_points(look.before),
            after=_points(look.after),
            line=_points(look.lines, 240),
            lineRule="auto",
        )
    )
    indent, hanging = _points(look.indent), _points(look.hanging)
    made.append(element("w:ind", left=indent, hanging=hanging))
    if look.level:
        made.append(element("w:outlineLvl", val=str(look.level - 1)))
    return made


def _letter_look(look: Look, accent: str) -> Any:
    """Return the letter properties of a look, in the order the format asks for."""
    made = element("w:rPr")
    if look.size:
        fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), look.font)
        made.append(element("w:rFonts", **fonts))
    weight = "1" if look.bold else "0"
    made.append(element("w:b", val=weight))
    made.append(element("w:bCs", val=weight))
    colour = accent if look.colour == ACCENT else look.colour
    made.append(element("w:color", val=colour))
    if look.size:
        made.append(element("w:sz", val=_points(look.size, 2)))
        made.append(element("w:szCs", val=_points(look.size, 2)))
    if look.name == "Hyperlink":
        made.append(element("w:u", val="single"))
    return made


def _comparison(style: Any, accent: str) -> None:
    """Draw tables with thin lines beneath the rows, and the accent beneath the head."""
    hairline = {"val": "single", "sz": "4", "space": "0", "color": HAIRLINE}
    table = element("w:tblPr")
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    borders.append(element("w:bottom", **hairline))
    borders.append(element("w:insideH", **hairline))
    for side, room in (("left", "0"), ("right", "160")):
        margins.append(element(f"w:{side}", w=room, type="dxa"))
    table.extend([borders, margins])
    first = element("w:tblStylePr", type="firstRow")
    cell, lines = element("w:tcPr"), element("w:tcBorders")
    lines.append(element("w:bottom", val="single", sz="8", space="0", color=accent))
    cell.append(lines)
    first.append(cell)
    style.extend([table, first])


def _language(file: File, language: str) -> None:
    """Say in which language the file is, where no part says otherwise."""
    for found in file.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)
        if is_right_to_left(language):
            found.set(qn("w:bidi"), language)
    for found in file.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)
