"""Finding chosen words in what somebody said: nothing is retyped, only pointed at."""

import re


def place_of(excerpt: str, text: str) -> tuple[int, int] | None:
    """Return from where to where in `text` the words of `excerpt` stand, or None.

    Line ends and spaces may differ, because a browser sends others than it was given;
    every other sign must be the same. Spaces around the excerpt are left out.
    """
    words = excerpt.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    return (found.start(), found.end()) if found else None
