"""How the words of tables are printed so that they can be read back unchanged."""

import re

from gensvar.meeting_notes.tree import Said

MARKS = {0: "", 1: "(!)", 2: "(!!)"}
PLAIN = "(–)"
_ENDS_LIKE_A_MARK = re.compile(r"\((?:!{1,2}|–)\)\s*[.,;:]?$")


def printed(said: Said) -> str:
    """Return the words with their emphasis.

    Words that themselves end in such a sign get one more, or (–) when nobody else
    stressed them, so that the sign that counts is always the last.
    """
    words = said.text.strip()
    mark = MARKS[min(said.emphasis, 2)]
    if not mark and _ENDS_LIKE_A_MARK.search(words):
        mark = PLAIN
    return f"{words} {mark}" if mark else words
