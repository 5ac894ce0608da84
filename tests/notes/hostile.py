"""Broken and hostile files, made when the tests run; none does harm by itself."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

XML = '<?xml version="1.0" encoding="UTF-8"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
KIND = "application/vnd.openxmlformats-"
CONTENT_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="{KIND}package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" '
    f'ContentType="{KIND}officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
    f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
Entries = Mapping[str, bytes]
NOTHING: Entries = MappingProxyType({})
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str = "<w:p/>", *, before: str = "", more: Entries = NOTHING) -> bytes:
    """Return a small Word document with `body`, and other entries by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name, content)
    return made.getvalue()


def billion_laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{levels}]>'
    return word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", before=declared)


def external_entity() -> bytes:
    declared = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=declared)


def wide_entity() -> bytes:
    xml = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a {W}>&x;</a>'
    return word(more={"word/styles.xml": xml.encode("utf-16")})


def bomb() -> bytes:
    return word(more={"word/media/a.bin": b"\0" * (90 * 1024 * 1024)})


def lying_size() -> bytes:
    """An entry that says it is small and unpacks to something large."""
    data = bytearray(word(more={"word/media/a.xml": b" " * 30_000_000}))
    at = data.find(struct.pack("<L", 30_000_000), data.rfind(b"PK\x01\x02") - 200)
    data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


def many_entries(count: int = 70_000) -> bytes:
    """Return the end record of an archive with very many entries, and their heads."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0,
                        1, 0, 0, 0, 0, 0, 0) + b"a"  # fmt: skip
    directory = entry * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count % 65536, count % 65536,
                      len(directory), 0, 0)  # fmt: skip
    return b"PK\x03\x04" + directory + end


def deep(levels: int = 20_000) -> bytes:
    return word("<w:sdt><w:sdtContent>" * levels + "</w:sdtContent></w:sdt>" * levels)


def deep_html(levels: int = 30_000) -> bytes:
    return b"<html><body>" + b"<div>" * levels + b"hej" + b"</div>" * levels


def pdf(*objects: str, root: str = "1 0 R") -> bytes:
    """Return a PDF of the given objects, numbered from one."""
    made = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    made += f"trailer <</Size {size} /Root {root}>>\nstartxref\n{start}\n".encode()
    return made + b"%%EOF\n"


def pdf_without_text() -> bytes:
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
    )


def pdf_loop() -> bytes:
    """Return a PDF whose page tree contains itself."""
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000/Parent 2 0 R>>",
    )


def pdf_form_loop() -> bytes:
    """Return a PDF whose drawing draws itself."""
    stream = "/F Do /F Do"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R"
        "/Resources<</XObject<</F 4 0 R>>>>>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {len(stream)}"
        f"/Resources<</XObject<</F 4 0 R>>>>>>stream\n{stream}\nendstream",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    )


def pdf_bomb() -> bytes:
    """Return a PDF with a page whose content unpacks to hundreds of megabytes."""
    packed = zlib.compress(b"q Q " * 60_000_000, 9).decode("latin-1")
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n{packed}\nendstream",
    )


def pdf_locked() -> bytes:
    """Return a PDF that says that it is locked with a password."""
    plain = pdf_without_text()
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<"
        + b"42" * 32 + b">>>/ID[<00><00>]"
    )  # fmt: skip
    return plain.replace(b"trailer <<", b"trailer <<" + lock)


def flagged_as_locked() -> bytes:
    data = bytearray(word())
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


HTML = b"<!doctype html><html><body><p>hej</p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

# What is made, the name it comes under, and the codes that may be answered.
FILES: dict[str, tuple[Callable[[], bytes], str, set[str]]] = {
    "nothing": (lambda: b"", "a.txt", {"empty"}),
    "only spaces": (lambda: b" \r\n\t", "a.docx", {"empty"}),
    "a picture as text": (lambda: PNG, "a.txt", {"lying_type"}),
    "a picture as Word": (lambda: PNG, "a.docx", {"lying_type"}),
    "a program": (lambda: b"MZ" + b"\0" * 99, "a.md", {"lying_type"}),
    "a page as PDF": (lambda: HTML, "a.pdf", {"lying_type"}),
    "a PDF as text": (pdf_without_text, "a.txt", {"lying_type"}),
    "text as Word": (lambda: b"- hej", "a.docx", {"lying_type"}),
    "two endings": (lambda: HTML, "a.pdf.svg", {"unknown_type"}),
    "no ending": (lambda: b"- hej", "anteckningar", {"unknown_type"}),
    "an old Word file": (lambda: OLD_WORD, "a.doc", {"old_word"}),
    "a locked Word file": (lambda: OLD_WORD, "a.docx", {"old_word"}),
    "a locked archive": (flagged_as_locked, "a.docx", {"encrypted"}),
    "macros": (lambda: word(more={"word/vbaProject.bin": b"x"}), "a.docm", {"macros"}),
    "a table as Word": (
        lambda: word(more={"xl/workbook.xml": b"<a/>"}).replace(
            b"word/document.xml", b"word/dokument.xml"
        ),
        "a.docx",
        {"lying_type"},
    ),
    "a bomb": (bomb, "a.docx", {"unsafe_archive"}),
    "a lying size": (lying_size, "a.docx", {"broken", "unsafe_archive"}),
    "many entries": (many_entries, "a.docx", {"unsafe_archive", "broken"}),
    "a way out": (
        lambda: word(more={"../../etc/cron.d/x": b"x"}), "a.docx", {"unsafe_archive"},
    ),
    "a way out in Windows": (
        lambda: word(more={"C:\\x": b"x"}), "a.docx", {"unsafe_archive"},
    ),
    "billion laughs": (billion_laughs, "a.docx", {"unsafe_xml"}),
    "an external entity": (external_entity, "a.docx", {"unsafe_xml"}),
    "an entity in UTF-16": (wide_entity, "a.docx", {"unsafe_xml"}),
    "half a Word file": (lambda: word()[:-60], "a.docx", {"broken"}),
    "Word without words": (lambda: word("<w:p><w:r>"), "a.docx", {"broken"}),
    "very deep Word": (deep, "a.docx", {"broken", "too_heavy"}),
    "half a PDF": (lambda: pdf_without_text()[:150], "a.pdf", {"broken"}),
    "PDF noise": (lambda: b"%PDF-1.4\n" + b"\xff\x00" * 999 + b"%%EOF", "a.pdf",
                  {"broken"}),
    "a PDF of pictures": (pdf_without_text, "a.pdf", {"no_text_layer"}),
    "a locked PDF": (pdf_locked, "a.pdf", {"encrypted"}),
    "a PDF in itself": (pdf_loop, "a.pdf", {"broken", "no_text_layer", "too_long"}),
    "a drawing in itself": (
        pdf_form_loop, "a.pdf", {"no_text_layer", "broken", "too_heavy"},
    ),
    "a PDF bomb": (pdf_bomb, "a.pdf", {"too_heavy", "no_text_layer", "broken"}),
    "a flood of paragraphs": (
        lambda: word("<w:p/>" * 700_000), "a.docx", {"too_long", "unsafe_archive"},
    ),
    "a very deep page": (deep_html, "a.html", {"too_heavy"}),
    "too large": (lambda: b"- hej\n" * 5_000_000, "a.txt", {"too_large"}),
    "control signs": (lambda: b"\x01\x02\x03\x04 abc" * 500, "a.txt", {"binary"}),
}  # fmt: skip
