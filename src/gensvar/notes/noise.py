"""Recognising lines that are not part of the notes."""

import re
from collections import Counter
from dataclasses import replace

from gensvar.notes import words
from gensvar.notes.lines import Line

PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.)?\s?\d{1,4}(?:\s?(?:av|/|\()\s?\d{1,4}\)?)?", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "with",
        "is",
        "are",
        "to",
        "in",
        "a",
        "an",
        "on",
        "at",
        "this",
        "that",
        "below",
        "for",
        "shows",
        "showing",
    ]
)


def is_image_description(text: str) -> bool:
    """Tell whether a line describes a picture, in English as scanners do."""
    if not words.IMAGE.match(text):
        return False
    some = [word.strip(".,").lower() for word in text.split()[:12]]
    return sum(word in ENGLISH for word in some) * 4 >= len(some)


def reason(line: Line, speakers: frozenset[str]) -> str:
    """Return the code that says why a line is set aside, or nothing."""
    if line.noise:
        return line.noise
    if not any(char.isalnum() for char in line.text):
        return "ruler" if not line.mark and len(line.text) > 2 else ""
    why = next((code for code, holds in ANYWHERE if holds(line.text)), "")
    if why or line.mark or line.level:
        return why
    return next((code for code, holds in UNMARKED if holds(line.text)), "") or (
        "byline" if line.text in speakers else ""
    )


def _is_about_cookies(text: str) -> bool:
    return bool(words.COOKIES.search(text) and words.COOKIE_TALK.search(text))


def _is_chrome(text: str) -> bool:
    return text.lower().rstrip(":") in words.CHROME_LINES


def _is_byline(text: str) -> bool:
    signed = words.BYLINE.match(text) or words.CLOSING.match(text)
    return bool(signed) and len(text) < 80


def _is_link(text: str) -> bool:
    return bool(words.LINK.fullmatch(text))


ANYWHERE = (
    ("image_description", is_image_description),
    ("cookies", _is_about_cookies),
    ("link", _is_link),
)
UNMARKED = (("navigation", _is_chrome), ("byline", _is_byline))


def find_speakers(lines: list[Line]) -> frozenset[str]:
    """Return the names that quotations in the text are attributed to."""
    found = set()
    for line in lines:
        for match in words.SIGNED.finditer(line.text):
            if name := words.NAME.search(match[0]):
                found.add(name[0])
    return frozenset(found)


def mark_noise(lines: list[Line]) -> list[Line]:
    """Return the lines with the reason noted on those to set aside."""
    speakers = find_speakers(lines)
    marked: list[Line] = []
    for line in lines:
        why = reason(line, speakers)
        if not why and marked and _signs(marked[-1], line):
            why = "byline"
        marked.append(replace(line, noise=why))
    return marked


def _signs(before: Line, line: Line) -> bool:
    """Tell whether a line is the name under "Mvh"."""
    closes = words.CLOSING.match(before.text) and len(before.text) < 40
    return bool(closes) and not line.mark and len(line.text.split()) < 5


def mark_running_lines(pages: list[list[Line]]) -> list[Line]:
    """Note repeated page headers and footers, and page numbers, as set aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in (*page[:2], *page[-2:])})
    marked = []
    for page in pages:
        for n, line in enumerate(page):
            edge = n in {0, len(page) - 1}
            near = n < 2 or n >= len(page) - 2
            # A heading on two slides is not a header; one on most pages is.
            often = seen[_shape(line)] > max(1, len(pages) // 2)
            repeated = near and often and not line.mark
            if (edge and PAGE_NUMBER.fullmatch(line.text)) or repeated:
                marked.append(replace(line, noise="page_header"))
            else:
                marked.append(line)
    return marked


def _shape(line: Line) -> str:
    return f"{line.mark}{DIGITS.sub('0', line.text)}"
