"""Spring and autumn terms, and which of them lacks a meeting (S1-22). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

# The autumn term begins with July: nobody plans by the day that schools begin.
AUTUMN_BEGINS = 7


@dataclass(frozen=True, order=True)
class Term:
    """Half a year: the spring term until June, the autumn term from July."""

    year: int
    is_autumn: bool

    def __str__(self) -> str:
        words = _("autumn %(year)s") if self.is_autumn else _("spring %(year)s")
        return words % {"year": self.year}

    @property
    def after(self) -> "Term":
        """The term that follows."""
        return Term(self.year + self.is_autumn, not self.is_autumn)


def term_of(day: date) -> Term:
    """Return the term a day lies in."""
    return Term(day.year, day.month >= AUTUMN_BEGINS)


def terms(first: date, last: date) -> Iterator[Term]:
    """Return the terms from one day to another, both included; none if turned round."""
    term, end = term_of(first), term_of(last)
    while term <= end:
        yield term
        term = term.after


def terms_without(days: Iterable[date], first: date, last: date) -> list[Term]:
    """Return the terms from `first` to `last` in which none of `days` lies."""
    held = {term_of(day) for day in days}
    return [term for term in terms(first, last) if term not in held]
