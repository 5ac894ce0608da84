"""References to decisions: who, when, which paragraph, with what outcome."""

import re
from dataclasses import dataclass

from gensvar.notes.dates import Days, find_days

BODY = re.compile(
    r"\b(?:(?:[A-ZÅÄÖ][a-zåäö]+(?:\s?-\soch\s[a-zåäö]+)?"
    r"(?:styrelsen?|fullmäktige|nämnden?|utskottet?|beredningen?|direktionen))|"
    r"R[FS]|K[FS]|fullmäktige|regeringen)\b"
)
PARAGRAPH = re.compile(r"§\s?(\d{1,4})|(?<!\w)paragraf\s(\d{1,4})", re.IGNORECASE)
OUTCOMES = (
    ("remitted_back", re.compile(r"återremi", re.IGNORECASE)),
    ("postponed", re.compile(r"bordl(?:agd|agt|agg|äggning|ade)", re.IGNORECASE)),
    ("rejected", re.compile(r"avsla(?:g|gs|git)|avslog|avslår", re.IGNORECASE)),
    ("approved", re.compile(r"bif(?:all|öll)|godkän|antog|antar\b", re.IGNORECASE)),
    ("decided", re.compile(r"beslut", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Reference:
    """One decision as it was referred to."""

    body: str
    days: Days
    paragraph: str
    outcome: str
    length: int


def find_decisions(text: str, year: int = 0) -> list[Reference]:
    """Find each body that is followed by a day and a paragraph before the next one."""
    if "§" not in text and "aragraf" not in text:
        return []
    bodies = list(BODY.finditer(text))
    ends = [*(body.start() for body in bodies[1:]), *([len(text)] if bodies else [])]
    found = []
    for body, end in zip(bodies, ends, strict=True):
        part = text[body.end() : end]
        days = find_days(part, year)
        paragraph = PARAGRAPH.search(part)
        if days and paragraph:
            outcome = next((n for n, sign in OUTCOMES if sign.search(part)), "")
            number = paragraph[1] or paragraph[2]
            found.append(
                Reference(body[0], days[0], number, outcome, len(body[0] + part))
            )
    return found


def is_reference(text: str, references: list[Reference]) -> bool:
    """Tell whether a line is nothing more than one reference."""
    return (
        len(references) == 1
        and len(text) - references[0].length < 4
        and (len(text) < 110)
    )
