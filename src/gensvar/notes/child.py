"""The process that opens documents, so that a bad file cannot harm the one that asked.

Reads the document from standard input and writes its lines as JSON. It limits its own
memory and processor time before it touches a parser.
"""

import json
import resource
import sys
from dataclasses import asdict

from gensvar.notes.errors import NotesError
from gensvar.notes.guard import check_pdf, check_word, decode
from gensvar.notes.lines import Line
from gensvar.notes.markup import read_html
from gensvar.notes.pdf import read_pdf
from gensvar.notes.word import read_word

MEMORY = 480 * 1024 * 1024
SECONDS = 3
MOST_SECONDS = 15
ELEMENTS_A_SECOND = 12_000
PAGE_BYTES_A_SECOND = 500_000


def read_lines(kind: str, data: bytes) -> list[Line]:
    """Return the lines of a Word, PDF or HTML document."""
    if kind == "docx":
        allow(SECONDS + check_word(data) // ELEMENTS_A_SECOND)
        return read_word(data)
    if kind == "pdf":
        check_pdf(data)
        return read_pdf(data)
    allow(SECONDS + len(data) // PAGE_BYTES_A_SECOND)
    return read_html(decode(data)[0])


def allow(seconds: int) -> None:
    """Let this process use the processor as long as its document deserves."""
    allowed = min(seconds, MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, MOST_SECONDS))


def limit() -> None:
    """Let this process use no more than its share."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    allow(SECONDS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main() -> None:
    """Answer with lines, or with the code of what is wrong."""
    kind = sys.argv[1]
    data = sys.stdin.buffer.read()
    limit()
    try:
        answer: object = {"lines": [asdict(line) for line in read_lines(kind, data)]}
    except NotesError as error:
        answer = {"error": error.code, "detail": error.detail}
    except (MemoryError, RecursionError):
        answer = {"error": "too_heavy", "detail": ""}
    json.dump(answer, sys.stdout, ensure_ascii=True, separators=(",", ":"))


if __name__ == "__main__":
    main()
