"""What python-docx has no words for: languages, directions, links, fields, headers."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from gensvar.documents.content import is_right_to_left

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.shared import Length
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run

_MIDNIGHT = (1980, 1, 1, 0, 0, 0)
# What follows a direction, and what follows an edge, in the order of the format.
_AFTER_BIDI = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:bidi", *_AFTER_BIDI)


# The elements of lxml have no types of their own here: `Any` is what they are.
def element(name: str, **attributes: str) -> Any:
    """Return an element of the format with attributes in its namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def inside(part: "Line | Run | Table | _Row") -> Any:
    """Return the element of a part; python-docx has no open door to it."""
    return part._element


def set_language(run: "Run", tag: str) -> None:
    """Say which language a run of text is in, and from which side it is read."""
    from docx.oxml.ns import qn

    properties = inside(run).get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    if is_right_to_left(tag):
        run.font.rtl = True
        properties.append(element("w:lang", val=tag, bidi=tag))
    else:
        properties.append(element("w:lang", val=tag))


def set_direction(line: "Line", *, right_to_left: bool) -> None:
    """Let a paragraph begin at the right edge, or at the left as most do."""
    from docx.oxml.ns import qn

    properties = inside(line).get_or_add_pPr()
    for old in properties.findall(qn("w:bidi")):
        properties.remove(old)
    if right_to_left:
        properties.insert_element_before(element("w:bidi"), *_AFTER_BIDI)


def align_end(line: "Line") -> None:
    """Put the words of a paragraph at its end edge."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    # In a paragraph that is read from the right, Word's "right" is the end edge too.
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add_edge(line: "Line", colour: str, *, right_to_left: bool) -> None:
    """Draw a thin line at the edge where a quotation begins."""
    side = "w:right" if right_to_left else "w:left"
    borders = element("w:pBdr")
    borders.append(element(side, val="single", sz="10", space="12", color=colour))
    inside(line).get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def make_link(line: "Line", run: "Run", address: str) -> None:
    """Let a run of text lead to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    link = element("w:hyperlink", history="1")
    identity = line.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link.set(qn("r:id"), identity)
    run.style = "Hyperlink"
    inside(run).addprevious(link)
    link.append(inside(run))


def add_page_number(line: "Line") -> None:
    """Add "1 (3)": this page, and how many there are."""
    for before, name, after in (("", "PAGE", ""), (" (", "NUMPAGES", ")")):
        if before:
            line.add_run(before)
        field = element("w:fldSimple", instr=f" {name} ")
        run = line.add_run("1")
        field.append(inside(run))
        inside(line).append(field)
        if after:
            line.add_run(after)


def new_numbering(file: "File") -> int:
    """Return the number of a list that begins again at one."""
    numbering: Any = file.part.numbering_part.element
    style: Any = file.styles["List Number"].element
    shared = numbering.num_having_numId(style.pPr.numPr.numId.val)
    own = numbering.add_num(shared.abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(own.numId)


def set_numbering(line: "Line", numbering: int) -> None:
    """Make a paragraph an item of a numbered list."""
    properties = inside(line).get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def describe_table(table: "Table", caption: str, *, right_to_left: bool) -> None:
    """Give a table its alternative text, and let its header row be known as such."""
    from docx.oxml.ns import qn

    properties = inside(table).tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(
        element(
            "w:tblLook",
            val="0020",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.append(element("w:tblCaption", val=caption))
    if right_to_left:
        properties.insert(1, element("w:bidiVisual"))


def column_widths(numeric: list[bool], width: "Length") -> list["Length"]:
    """Return how wide columns are: numbers need little, words share what is left."""
    from docx.shared import Emu

    narrow = min(width // len(numeric), width // 7)
    words = numeric.count(False)
    wide = (width - narrow * numeric.count(True)) // words if words else width
    return [Emu(narrow if is_number and words else wide) for is_number in numeric]


def keep_row_whole(row: "_Row", *, is_header: bool) -> None:
    """Keep a row on one page; the header row returns on every page."""
    properties = inside(row).get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if is_header:
        properties.append(element("w:tblHeader"))


def without_clock(made: bytes) -> bytes:
    """Return the file without the moments at which its parts were packed."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
