"""Looking at a file before any parser does."""

import io
import re
import struct
import zipfile
from pathlib import PurePath

from gensvar.notes.errors import NotesError

LARGEST = 25 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_DIRECTORY = 1024 * 1024
MOST_INFLATED = 100 * 1024 * 1024
MOST_XML = 48 * 1024 * 1024
MOST_ELEMENTS = 250_000
HIGHEST_RATIO = 120
ENDINGS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html",
    ".htm": "html", ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf",
    ".doc": "doc",
}  # fmt: skip
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
BINARY = (
    b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"MZ", b"\x7fELF", b"{\\rtf", b"Rar!",
    b"\x1f\x8b", b"7z\xbc\xaf", b"BM", b"RIFF", b"II*\x00", b"MM\x00*",
)  # fmt: skip
WIDE = (b"\xff\xfe", b"\xfe\xff")
END_RECORD = struct.Struct("<4s4H2LH")
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
HTML = re.compile(rb"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)", re.IGNORECASE)


def format_of(data: bytes, name: str) -> str:
    """Return the format that name and content agree on, or refuse the file."""
    if not data.strip(b"\x00 \t\r\n"):
        raise NotesError("empty")
    if len(data) > LARGEST:
        raise NotesError("too_large", str(LARGEST // 1024 // 1024))
    ending = PurePath(clean_name(name)).suffix.lower()
    said = ENDINGS.get(ending)
    if said is None:
        raise NotesError("unknown_type")
    found = _sniff(data)
    if found == "old_office":
        raise NotesError(
            "old_word" if said in {"docx", "doc"} else "lying_type", ending
        )
    if said == "doc":
        raise NotesError("unknown_type")
    texts = {"txt", "md", "html"}
    agrees = found == said or (found == "text" and said in texts)
    if not agrees and not (found == "html" and said in texts):
        raise NotesError("lying_type", ending)
    return "html" if found == "html" and said == "html" else said


def clean_name(name: str) -> str:
    """Return the last part of a file name without signs that could mislead."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(char for char in last if char.isprintable())[-200:]


def _sniff(data: bytes) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(OLD_OFFICE):
        return "old_office"
    if start.startswith(ZIP):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    wide = start.startswith(WIDE)
    if start.startswith(BINARY) or (b"\x00" in data[:65536] and not wide):
        return "binary"
    return "html" if HTML.match(start) else "text"


def check_word(data: bytes) -> int:
    """Refuse an archive that is not a plain, moderate Word document.

    Returns how many elements its XML has, which tells how long reading it may take.
    """
    _check_directory(data)
    elements = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist())
            for info in archive.infolist():
                if info.filename.lower().endswith((".xml", ".rels")):
                    elements += _check_xml(archive.read(info))
    except NotesError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError,
            RuntimeError, struct.error, UnicodeError) as error:  # fmt: skip
        raise NotesError("broken") from error
    except Exception as error:  # zlib and lzma have errors of their own
        raise NotesError("broken") from error
    if elements > MOST_ELEMENTS:
        raise NotesError("too_long", "1000")
    return elements


def _check_directory(data: bytes) -> None:
    """Count the entries without reading them: a million of them take memory."""
    at = data.rfind(b"PK\x05\x06", max(len(data) - 66_000, 0))
    if at < 0 or at + END_RECORD.size > len(data):
        raise NotesError("broken")
    record = END_RECORD.unpack_from(data, at)
    entries, size = record[4], record[5]
    if entries > MOST_ENTRIES or size > MOST_DIRECTORY:
        raise NotesError("unsafe_archive", "too many files")
    if b"PK\x06\x06" in data[max(at - 200, 0) : at]:
        raise NotesError("unsafe_archive", "zip64")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename for entry in entries}
    if "EncryptedPackage" in names or any(entry.flag_bits & 1 for entry in entries):
        raise NotesError("encrypted")
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if (
            ".." in parts
            or entry.filename.startswith(("/", "\\"))
            or (":" in entry.filename)
        ):
            raise NotesError("unsafe_archive", "paths")
    if any("vbaproject" in name.lower() for name in names):
        raise NotesError("macros")
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise NotesError("lying_type", ".docx")
    if len(names) != len(entries):
        raise NotesError("unsafe_archive", "double names")
    _check_sizes(entries)


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    inflated = sum(entry.file_size for entry in entries)
    xml = sum(e.file_size for e in entries if e.filename.endswith((".xml", ".rels")))
    steep = any(
        entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        and entry.file_size > 5 * 1024 * 1024
        for entry in entries
    )
    if inflated > MOST_INFLATED or xml > MOST_XML or steep:
        raise NotesError("unsafe_archive", "size")


def _check_xml(content: bytes) -> int:
    # Without its zero bytes, UTF-16 looks like the ASCII that it declares.
    if DECLARATION.search(content.replace(b"\0", b"")):
        raise NotesError("unsafe_xml")
    return content.count(b"<") // 2


def check_pdf(data: bytes) -> None:
    """Refuse a PDF that is cut off or locked before a parser sees it."""
    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-4096:]:
        raise NotesError("broken")


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether Windows-1252 had to be assumed."""
    if data.startswith(WIDE):
        return data.decode("utf-16", "replace"), False
    try:
        text, assumed = data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        text, assumed = data.decode("cp1252", "replace"), True
    odd = sum(text[:100_000].count(chr(code)) for code in range(1, 32) if code not in
              {9, 10, 11, 12, 13, 27, 30, 31})  # fmt: skip
    if odd > 20 and odd * 50 > len(text[:100_000]):
        raise NotesError("binary")
    return text, assumed
