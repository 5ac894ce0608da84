"""The shape in which every app tells what an organisation did in a year."""

from dataclasses import dataclass
from datetime import date

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class YearEntry:
    """One thing in the year of an organisation.

    `day` is when it happened or is to happen, None when nobody has set one. `state` is
    what became of it, in words: "" when nothing is known, which is said and never
    guessed. `address` leads to it, "" when there is no page that the reader may open.
    `is_open` says that somebody waits for something; `since` is from when.
    """

    day: date | None
    what: str
    state: StrOrPromise = ""
    address: str = ""
    is_open: bool = False
    since: date | None = None
