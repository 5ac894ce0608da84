"""Having a document opened by a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import gensvar
from gensvar.notes.errors import NotesError
from gensvar.notes.lines import Line
from gensvar.notes.messages import ERRORS
from gensvar.notes.tree import Place

# A PDF is read at hundreds of pages a second: one that takes longer wants to harm.
SECONDS = {"pdf": 4.2, "docx": 30.0, "html": 30.0}
MOST_ANSWER = 200_000_000


def open_document(kind: str, data: bytes) -> list[Line]:
    """Return the lines of a document, or say within seconds why not."""
    answer = _ask(kind, data)
    if "error" in answer:
        code = answer["error"] if answer["error"] in ERRORS else "broken"
        raise NotesError(code, str(answer.get("detail", "")))
    return [_line(line) for line in answer["lines"]]


def _ask(kind: str, data: bytes) -> dict[str, Any]:
    root = Path(gensvar.__file__).parent.parent
    command = [sys.executable, "-m", "gensvar.notes.child", kind]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS[kind],
            check=False,
            env={
                "PYTHONPATH": str(root),
                "PYTHONIOENCODING": "utf-8",
                "LC_ALL": "C.UTF-8",
            },
        )
    except subprocess.TimeoutExpired as error:
        raise NotesError("too_heavy") from error
    if done.returncode or len(done.stdout) > MOST_ANSWER:
        heavy = done.returncode < 0 or b"MemoryError" in done.stderr
        raise NotesError("too_heavy" if heavy else "broken")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _line(data: dict[str, Any]) -> Line:
    place = Place(**data.pop("place"))
    cells = tuple(data.pop("cells"))
    return Line(place=place, cells=cells, **data)
