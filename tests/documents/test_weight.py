"""A web process knows how documents are made without carrying what makes them."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"

PROGRAM = """
import sys
import gensvar.documents.html, gensvar.documents.text
import gensvar.documents.pdf, gensvar.documents.word
print(sorted({"docx", "typst", "lxml"} & set(sys.modules)))
"""


def test_heavy_libraries_are_loaded_only_when_a_file_is_made() -> None:
    said = subprocess.run(  # noqa: S603 -- our own interpreter, and a fixed program
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "[]"
