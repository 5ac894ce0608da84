"""A web process knows how documents are made without carrying what makes them."""

import subprocess
import sys

PROGRAM = """
import sys
import gensvar.documents.html, gensvar.documents.text
import gensvar.documents.pdf, gensvar.documents.word
print(sorted({"docx", "typst", "lxml"} & set(sys.modules)))
"""


def test_heavy_libraries_are_loaded_only_when_a_file_is_made() -> None:
    said = subprocess.run(  # noqa: S603 -- our own interpreter, and a fixed program
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
