"""Facts about the event: where, when, how many, as reported."""

import re
from dataclasses import dataclass

from gensvar.notes.dates import YEAR, find_days, find_times
from gensvar.notes.lines import Line
from gensvar.notes.tree import Caution, Fact, Place

NAMES = {
    "place": "plats var ort lokal mötesplats paikka",
    "when": "när milloin",
    "date": "datum dag mötesdatum päivämäärä",
    "time": "tid klockslag mötestid tidpunkt aika",
    "participants": "deltagare personer närvarande",
    "organisations": "organisationer föreningar",
    "updated": "uppdaterad ändrad",
    "organiser": "arrangör arrangörer värd inbjudare",
    "published": "publicerad",
}
LABELS = {label: name for name, labels in NAMES.items() for label in labels.split()}
COUNT = re.compile(
    r"(?:antal\s)?(?:närvarande\s)?(deltagare|personer|närvarande|organisationer|"
    r"föreningar)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"((?:senast|sidan|sidan\ssenast)\s(?:uppdaterad|ändrad|granskad)|publicerad)"
    r"\s*(?:den)?\s*:?\s*",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\s\d{3})?)\s(?:personer|pers|deltagare|ungdomar|invånare|besökare)\b"
)
PLACES = re.compile(
    r"\w*(?:huset|hus|gården|gård|skola|skolan|hotell(?:et)?|kyrkan|hemmet|biblioteket|"
    r"centrum|salen|parken|lokalen|center)\b",
    re.IGNORECASE,
)
WORD_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "noll",
            "en",
            "två",
            "tre",
            "fyra",
            "fem",
            "sex",
            "sju",
            "åtta",
            "nio",
            "tio",
            "elva",
            "tolv",
            "tretton",
            "fjorton",
            "femton",
            "sexton",
            "sjutton",
            "arton",
            "nitton",
            "tjugo",
        ]
    )
}
IN_WORDS = re.compile(
    r"\b(tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton"
    r"|arton|nitton|tjugo)\s(förslag|synpunkter|deltagare|personer|organisationer|"
    r"föreningar)\b",
    re.IGNORECASE,
)
FIRST_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[\s.]\d{3})*(?![\d.,]*\d)")


@dataclass(frozen=True)
class Found:
    """A fact before it gets its number: the name it is kept under and its words."""

    name: str
    label: str
    value: str


def _name_of(label: str) -> str:
    low = label.lower().strip(" :")
    if low in LABELS:
        return LABELS[low]
    if found := COUNT.match(low):
        return LABELS[found[1].lower()]
    return ""


def read_fact(line: Line) -> Found | None:
    """Read "Label: value", "Label<tab>value" or a page date; None if it is neither."""
    if line.mark or line.level:
        return None
    if len(line.cells) == 2 and len(line.cells[0]) <= 60:
        label, value = line.cells
        label = label.rstrip(":")
        return Found(_name_of(label) or label.lower(), label, value)
    if found := UPDATED.match(line.text):
        rest = line.text[found.end() :]
        if len(rest) < 30 and (not rest or rest[0].isdigit()):
            return Found("updated", found[0].strip(" :"), rest)
    label, colon, value = line.text.partition(":")
    if colon and value.strip() and (name := _name_of(label)) and len(label) < 40:
        return Found(name, label, value.strip())
    if line.text.startswith("Ort ") and len(line.text) < 60:
        return Found("place", "Ort", line.text[4:])
    return None


def read_cover_line(text: str) -> Found | None:
    """Read a short line under the title that holds a day or names a place."""
    if len(text) > 100 or text.count(".") > 3:
        return None
    if find_days(text):
        return Found("when", "", text)
    words = text.split()
    if len(words) <= 5 and not text.endswith((".", "?", ":")) and PLACES.search(text):
        return Found("place", "", text)
    return None


def make_fact(
    found: Found, number: int, place: Place, title: str, *, quoted: bool = False
) -> Fact:
    """Understand the value: a number, a day (perhaps with the title's year), times."""
    dated = found.name in {"when", "date", "time", "updated", "published"}
    value = found.value
    days = find_days(value) if dated else []
    warnings: list[Caution] = []
    if days and not days[0].first and (year := _year_of(title)):
        days = find_days(value, year)
        warnings.append(Caution("year_from_title"))
    if days and days[0].lost_zero:
        warnings.append(Caution("lost_zero", days[0].lost_zero))
    start, end = find_times(value) if dated else ("", "")
    return Fact(
        number,
        found.label,
        value,
        place,
        None if dated else _number_in(value),
        days[0].first if days else "",
        days[0].last if days else "",
        start,
        end,
        quoted,
        tuple(warnings),
    )


def _year_of(title: str) -> int:
    found = YEAR.search(title)
    return int(found[0]) if found else 0


def _number_in(value: str) -> int | None:
    """Return the only number; several (28 parents, 6 teachers) are not added up."""
    numbers = FIRST_NUMBER.findall(value)
    if len(numbers) == 1:
        return int(re.sub(r"\D", "", numbers[0]))
    return WORD_NUMBERS.get(value.lower().split(" ")[0]) if value else None


def facts_in_prose(text: str) -> list[Found]:
    """Find counts that running text reports."""
    found = []
    if people := PEOPLE.search(text):
        found.append(Found("participants", "", people[0]))
    counted = IN_WORDS.finditer(text)
    return found + [Found(match[2].lower(), "", match[0]) for match in counted]
