"""Days and times as they are written in notes."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan tammikuuta", "februari feb helmikuuta", "mars maaliskuuta",
            "april apr huhtikuuta", "maj toukokuuta", "juni jun kesäkuuta",
            "juli jul heinäkuuta", "augusti aug elokuuta",
            "september sep sept syyskuuta",
            "oktober okt lokakuuta", "november nov marraskuuta",
            "december dec joulukuuta",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WRITTEN = re.compile(
    r"(?<![\d§.,-])(\d{1,2})\.?(?:\s?(?:[-–—]|och|ja)\s?(\d{1,2})\.?)?\s("
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\b\.?(?:\s(\d{3,4}))?(?!\d)",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
SLASHED = re.compile(
    r"(?<![\d/])(\d{1,2})/(\d{1,2})[\s-]{0,2}((?:19|20)\d\d|(?<=-)\d\d)(?!\d)"
)
TIME = re.compile(
    r"(?:kl(?:ockan)?\.?\s?|(?<=\s)|^)(\d{1,2})(?:[.:](\d\d))?"
    r"(?:\s?[-–—]\s?(\d{1,2})(?:[.:](\d\d))?)?(?![\d.,:%-])",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\bkl(?:ockan)?\b|\bklo\b|\d[.:]\d\d", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Days:
    """One day or a span of days; the year is 0 when it was not written."""

    first: str
    last: str
    year: int
    lost_zero: str = ""
    start: int = 0
    end: int = 0


def _iso(year: int, month: int, day: int) -> str:
    if not year:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _year(printed: str | None) -> tuple[int, str]:
    if not printed:
        return 0, ""
    if len(printed) == 3:
        # "217" is 2017 with a zero that got lost on the way.
        plausible = printed.startswith("2")
        return (2000 + int(printed[1:]), printed) if plausible else (0, "")
    return int(printed), ""


def find_days(text: str, year: int = 0) -> list[Days]:
    """Find every day in `text`; `year` is used where none is written."""
    found = []
    for match in ISO.finditer(text):
        day = _iso(*(int(part) for part in match.groups()))
        if day:
            found.append(Days(day, "", int(match[1]), "", *match.span()))
    for match in SLASHED.finditer(text):
        number = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        day = _iso(number, int(match[2]), int(match[1]))
        if day:
            found.append(Days(day, "", number, "", *match.span()))
    for match in WRITTEN.finditer(text):
        first, last, month, printed = match.groups()
        written, lost = _year(printed)
        number, used = MONTHS[month.lower()], written or year
        until = _iso(used, number, int(last)) if last else ""
        found.append(
            Days(_iso(used, number, int(first)), until, written, lost, *match.span())
        )
    return sorted(found, key=lambda days: days.start)


def find_times(text: str) -> tuple[str, str]:
    """Return the start and end written after "kl" or with minutes, as HH:MM."""
    clock = CLOCK.search(text)
    if not clock:
        return "", ""
    for match in TIME.finditer(text, max(clock.start() - 2, 0)):
        hour, minute, to_hour, to_minute = match.groups()
        if int(hour) < 24 and int(to_hour or 0) < 25:
            start = f"{int(hour):02d}:{minute or '00'}"
            end = f"{int(to_hour):02d}:{to_minute or '00'}" if to_hour else ""
            return start, end
    return "", ""
