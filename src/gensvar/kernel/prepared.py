"""Questions to the database that are put together once and asked many times.

Django puts a question together anew whenever it is asked, which takes longer than the
database needs to answer. What every visitor asks is put together at the first visit;
later visits fill in the values. Only the words of the question are kept, never an
answer: what is read is what the database says now.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import Func, IntegerField, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Given = int | str | Sequence[int] | Sequence[str]
NUMBER, NUMBERS, TEXT, TEXTS = "number", "numbers", "text", "texts"
# What stands in for a value: no row and no rule of ours holds such a number or text.
FIRST_NUMBER = 2**52 + 7_919
BLANK = "%s"


@dataclass(frozen=True)
class _Question:
    """A question in the words of the database.

    `pieces` stand around the values; `values` are those that are always the same, and
    `places` says which of the others stands where.
    """

    compiler: SQLCompiler
    pieces: tuple[str, ...]
    values: tuple[object, ...]
    places: dict[int, int]


class Prepared(Generic[Row]):
    """One question with blanks, to be asked with different values.

    `build` makes a query from values of the named kinds: NUMBER and TEXT, or NUMBERS
    and TEXTS, which are lists to be found in. It depends on nothing else: not on the
    time of day, not on the language, not on how many there are.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], *kinds: str) -> None:
        # Any: rows of any model.
        self._build = build
        self._kinds = kinds
        self._rows: QuerySet[Any, Row] | None = None
        self._known: dict[str, _Question] = {}

    def ask(self, *given: Given, between: tuple[int, int] | None = None) -> list[Row]:
        """Return what the database answers now, all of it or the rows between.

        Nothing is found among no numbers.
        """
        if [] in given or () in given:
            return []
        rows = self._rows
        if rows is None:
            rows = self._rows = self._build(*map(_marker, self._kinds, _count()))
        using = rows.db
        if using not in self._known:
            self._known[using] = self._put_together(rows, using)
        ready = _filled_in(self._known[using], using, given, between)
        asked = rows.all()
        query = asked.query
        query.get_compiler = lambda *_, **__: ready  # type: ignore[method-assign] # its own
        return list(asked)

    def first(self, *given: Given) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.ask(*given, between=(0, 1))), None)

    def _put_together(self, rows: QuerySet[Any, Row], using: str) -> _Question:
        compiler = rows.all().query.get_compiler(using)
        words, values = compiler.as_sql()
        compiler = copy.copy(compiler)
        markers = [_marker(*pair) for pair in zip(self._kinds, _count(), strict=False)]
        plain = [mark[0] if isinstance(mark, list) else mark for mark in markers]
        places = {
            place: plain.index(value)
            for place, value in enumerate(values)
            if value in plain
        }
        pieces = tuple(words.split(BLANK))
        if set(places.values()) != set(range(len(plain))) or len(pieces) != (
            len(values) + 1
        ):
            raise TypeError("a value cannot be filled in later")
        return _Question(compiler, pieces, tuple(values), places)


def number_of(rows: QuerySet[Any, Any]) -> QuerySet[Any, int]:
    """Return the question how many rows there are."""
    # Any: rows of any model, of which nothing is read.
    counted = Func(template="COUNT(*)", output_field=IntegerField())
    return rows.order_by().values_list(counted, flat=True)


def _count() -> range:
    return range(FIRST_NUMBER, FIRST_NUMBER + 9)


def _marker(kind: str, number: int) -> int | str | list[int | str]:
    one = number if kind in {NUMBER, NUMBERS} else f"blank {number}"
    return [one] if kind in {NUMBERS, TEXTS} else one


def _filled_in(
    question: _Question,
    using: str,
    given: tuple[Given, ...],
    between: tuple[int, int] | None,
) -> SQLCompiler:
    """Return Django's own compiler, which has already done its work."""
    values: list[object] = []
    words = [question.pieces[0]]
    for place, value in enumerate(question.values):
        filled = [value]
        if place in question.places:
            one = given[question.places[place]]
            filled = [one] if isinstance(one, int | str) else list(one)
        values += filled
        words += [", ".join([BLANK] * len(filled)), question.pieces[place + 1]]
    ready = copy.copy(question.compiler)
    ready.connection = connections[using]
    if between:
        words += [" ", ready.connection.ops.limit_offset_sql(*between)]
    # Any: whatever values the question takes.
    said: tuple[str, tuple[Any, ...]] = "".join(words), tuple(values)
    ready.as_sql = lambda *_, **__: said  # type: ignore[method-assign] # of this one
    return ready
