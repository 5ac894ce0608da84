"""Signs in a text that somebody else's personal data stand in it.

A hint and no more: it finds what has a form of its own, and no names.
"""

import re

# A personal identity number, with or without century and hyphen. The month and the day
# must be possible; a coordination number adds 60 to the day.
NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"[-+ ]?\d{4}(?!\d)"
)
ADDRESS = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\W\d_]{2,}")
PHONE = re.compile(r"(?<![\d-])(?:\+|00?)[1-9](?:[ \-/()]?\d){6,12}(?!\d)")
KINDS = (("number", NUMBER), ("email", ADDRESS), ("phone", PHONE))


def signs_in(text: str, *, own: str = "") -> tuple[str, ...]:
    """Return which kinds there are: number, email, phone; one's `own` address is none.

    A number that is found is not taken for a telephone as well.
    """
    rest = text
    found = []
    for kind, pattern in KINDS:
        hits = pattern.findall(rest)
        if kind == "email" and own:
            hits = [
                hit for hit in hits if hit.strip(".,;:").casefold() != own.casefold()
            ]
        if hits:
            found.append(kind)
        rest = pattern.sub(" ", rest)
    return tuple(found)
