"""Reading a file of meeting notes into a tree."""

from dataclasses import replace
from pathlib import Path

from gensvar.notes.building import Builder
from gensvar.notes.errors import NotesError
from gensvar.notes.guard import LARGEST, clean_name, decode, format_of
from gensvar.notes.joining import join_lines
from gensvar.notes.lines import Line
from gensvar.notes.noise import mark_noise
from gensvar.notes.own import is_own
from gensvar.notes.own_building import OwnBuilder
from gensvar.notes.plaintext import read_text
from gensvar.notes.sandbox import open_document
from gensvar.notes.tree import Caution, Notes


def build_notes(name: str, kind: str, lines: list[Line]) -> Notes:
    """Make the tree out of lines, whatever format they came from."""
    if is_own(line.text for line in lines):
        return OwnBuilder(name, kind, lines).build()
    return Builder(name, kind, mark_noise(join_lines(lines))).build()


def read_notes(source: Path | str | bytes, name: str = "") -> Notes:
    """Read notes from a file or from its bytes; `name` tells the format.

    Raises NotesError with a code and a sentence when the file cannot be read.
    """
    if not isinstance(source, bytes):
        name = name or Path(source).name
        source = _read_file(Path(source))
    kind = format_of(source, name)
    name = clean_name(name)
    if kind in {"docx", "pdf"}:
        return build_notes(name, kind, open_document(kind, source))
    text, assumed = decode(source)
    lines = open_document(kind, source) if kind == "html" else read_text(text)
    notes = build_notes(name, kind, lines)
    if assumed:
        warnings = (*notes.warnings, Caution("replaced_encoding"))
        notes = replace(notes, warnings=warnings)
    return notes


def _read_file(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise NotesError("too_large", str(LARGEST // 1024 // 1024))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise NotesError("no_such_file", clean_name(str(path))) from error
