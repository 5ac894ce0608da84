"""Read one hostile file in a process of its own and tell what it cost.

Printed as JSON: the code of the refusal, the Swedish and English sentences, the
processor's seconds, and the largest resident memory of a child in KiB (getrusage(2)).
"""

import json
import resource
import sys

from gensvar.notes.errors import NotesError
from gensvar.notes.reading import read_notes
from tests.notes import hostile


def main(name: str) -> None:
    """Print the cost of reading hostile.FILES[name]."""
    make, called, _codes = hostile.FILES[name]
    data = make()
    started = spent()
    code = swedish = english = ""
    try:
        read_notes(data, called)
    except NotesError as refused:
        code = refused.code
        swedish, english = refused.message("sv"), refused.message("en")
    cost = {
        "code": code,
        "sv": swedish,
        "en": english,
        "seconds": spent() - started,
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    }
    sys.stdout.write(json.dumps(cost))


def spent() -> float:
    """Return the processor's seconds of this process and its ended children."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(sys.argv[1])
