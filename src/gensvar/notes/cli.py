"""`gensvar notes FILE [--json]`: what a file of notes was read as."""

import argparse
import json
import sys
from pathlib import Path

from gensvar.notes.errors import NotesError
from gensvar.notes.plain import to_json
from gensvar.notes.reading import read_notes
from gensvar.notes.summary import summarise

LANGUAGE = "sv"


def main(argv: list[str]) -> int:
    """Print the tree; return 0 when read, 1 when the file cannot be, 2 for misuse."""
    parser = argparse.ArgumentParser(
        prog="gensvar notes",
        description="Läs anteckningar från ett möte (.docx, .pdf, .txt, .md, .html).",
    )
    parser.add_argument("file", type=Path, metavar="FIL")
    parser.add_argument(
        "--json", action="store_true", help="skriv hela trädet som JSON"
    )
    try:
        chosen = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        notes = read_notes(chosen.file)
    except NotesError as error:
        sys.stderr.write(error.message(LANGUAGE) + "\n")
        return 1
    if chosen.json:
        text = json.dumps(to_json(notes, LANGUAGE), ensure_ascii=False, indent=2)
    else:
        text = summarise(notes, LANGUAGE)
    sys.stdout.write(text + "\n")
    return 0
