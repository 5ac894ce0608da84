"""The pages for people: they are read without a network, in any browser."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import Answer, ConsiderationOutcome
from gensvar.documents.content import clean, direction
from gensvar.feedback.models import Direction, WeighingOutcome
from gensvar.findings.models import Agreement
from gensvar.followups.models import MeasureStatus
from gensvar.matters.models import Outcome
from gensvar.reporting.package.basis import PDF, WORD
from gensvar.reporting.package.discretion import Plain
from gensvar.reporting.package.said import WORDS, Fact
from gensvar.reporting.register import OF_MEETINGS, Kind, Lines, Row

STYLE = Path(__file__).with_name("style.css")
ON_A_PAGE = 500
ONE_BY_ONE = (Kind.CONTRIBUTION, Kind.HIDING, Kind.REPLY)
_PLACES = {
    Kind.CONTRIBUTION: "contributions.json",
    Kind.BASIS: WORD,
    Kind.IMPORT: "dialogue.html",
    **dict.fromkeys(OF_MEETINGS, "meetings.html"),
}


_A_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d[+-]\d\d:\d\d")
_CALLED: Mapping[str, Mapping[str, StrOrPromise]] = {
    "outcome": {
        **dict(Outcome.choices),
        **dict(ConsiderationOutcome.choices),
        **dict(WeighingOutcome.choices),
    },
    "status": dict(MeasureStatus.choices),
    "agreement": dict(Agreement.choices),
    "answer": dict(Answer.choices),
    "direction": dict(Direction.choices),
}


@dataclass(frozen=True)
class File:
    """One file of a package, as the first page lists it."""

    name: str
    what: StrOrPromise


def place_of(row: Row) -> str:
    """Return where in the package a record of the register is found."""
    return _PLACES.get(row.kind, "dialogue.html")


def page(template: str, title: str, **context: object) -> bytes:
    """Return a page of the package."""
    language = get_language() or "sv"
    shown = {
        "tag": language,
        "direction": direction(language),
        "title": title,
        **context,
    }
    return render_to_string(f"reporting/package/{template}.html", shown).encode()


def index(files: Iterable[File], lines: Lines, told: Fact) -> bytes:
    """Return the first page: what the package is, its files, and the register."""
    rows = [
        {"row": row, "place": place_of(row)}
        for row in lines.oldest_first()
        if row.kind not in ONE_BY_ONE
    ]
    return page("index", _("The records of a dialogue"), files=files, rows=rows, **told)


def whole_dialogue(data: Fact) -> bytes:
    """Return the page that tells what dialogue.json holds, for people."""
    return page(
        "dialogue",
        _("The dialogue from the beginning to the end"),
        data=_for_people(data),
        files=(WORD, PDF) if data["basis"] else (),
    )


def _for_people(value: Plain, name: str = "") -> Plain:
    """Return what dialogue.json holds with words for codes, and plainer moments."""
    if isinstance(value, dict):
        return {key: _for_people(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_for_people(part, name) for part in value]
    if not isinstance(value, str):
        return value
    return _CALLED.get(name, {}).get(value, in_plain_words(value))


def in_plain_words(value: str) -> str:
    """Return a moment as day and time; other words as they are."""
    moment = _A_MOMENT.fullmatch(value)
    return f"{moment[1]} {moment[2]}" if moment else value


def last_page(total: int) -> int:
    """Return how many pages it takes to show what was said; one even for nothing."""
    return max(-(-total // ON_A_PAGE), 1)


def said(facts: Iterator[Fact], total: int) -> Iterator[bytes]:
    """Yield each page of what was said."""
    last = last_page(total)
    for number in range(1, last + 1):
        some = [_shown(fact) for fact in islice(facts, ON_A_PAGE)]
        yield page(
            "contributions",
            _("What was said"),
            said=some,
            number=number,
            last=last,
            before=name_of_page(number - 1, "") if number > 1 else "",
            after=name_of_page(number + 1, "") if number < last else "",
        )


def _shown(fact: Fact) -> Fact:
    """Return a contribution as a page can show it; the files keep every sign."""
    return {
        **fact,
        "text": clean(str(fact["text"])),
        "remark": clean(str(fact["remark"])),
        "heading": clean(str(fact["heading"])),
        "direction": direction(str(fact["language"])),
        "channel": WORDS["channel"].get(str(fact["channel"]), ""),
    }


def name_of_page(number: int, folder: str = "contributions/") -> str:
    """Return the name of one page of what was said."""
    return f"{folder}{number:04}.html"
