"""The only place that knows how each database finds words.

SQLite keeps an FTS5 table beside each of ours, PostgreSQL a GIN index (`indexes`).
What is asked is made of words alone, so nothing in it can be taken for a sign of the
database's own.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from gensvar.search.models import SaidWords, SearchDocument
from gensvar.search.words import Asked

Row = TypeVar("Row", bound=Model)
MOST = 500
# So few good hits that words inside of longer words are looked for too.
FEW = 10
Marks = Iterable[Iterable[str]]

_SQLITE = {
    SearchDocument: "SELECT rowid FROM search_things_fts WHERE search_things_fts "
    "MATCH %s ORDER BY rowid DESC LIMIT %s",
    SaidWords: "SELECT rowid FROM search_said_fts WHERE search_said_fts MATCH %s "
    "ORDER BY rowid DESC LIMIT %s",
}
_POSTGRESQL = {
    SearchDocument: "SELECT id FROM search_searchdocument WHERE "
    "array_to_tsvector(array_remove(string_to_array(words, ' '), '')) "
    "@@ %s::tsquery ORDER BY id DESC LIMIT %s",
    SaidWords: "SELECT contribution_id FROM search_saidwords WHERE "
    "array_to_tsvector(array_remove(string_to_array(words, ' '), '')) "
    "@@ %s::tsquery ORDER BY contribution_id DESC LIMIT %s",
}


def matching(
    model: type[Row], asked: Asked, marks: Marks = (), most: int = MOST
) -> QuerySet[Row]:
    """Return the newest rows with all words, and with one of each group of marks."""
    groups = [*asked.groups, *marks]
    if connection.vendor == "postgresql":
        sql, words = _POSTGRESQL[model], _tsquery(groups, asked.without)
    else:
        sql, words = _SQLITE[model], _fts(groups, asked.without)
    found = RawSQL(sql, (words, most))  # noqa: S611 -- fixed text, the words are bound
    return _narrowed(model._default_manager.filter(pk__in=found), asked)


def containing(model: type[Row], asked: Asked, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return the rows that hold every piece somewhere inside of their words."""
    for part in asked.parts:
        rows = rows.filter(plain__contains=part)
    for group in asked.without:
        rows = rows.exclude(plain__contains=f" {group[0]} ")
    return _narrowed(rows, asked)


def _narrowed(rows: QuerySet[Row], asked: Asked) -> QuerySet[Row]:
    for phrase in asked.phrases:
        rows = rows.filter(plain__contains=phrase)
    for phrase in asked.without_phrases:
        rows = rows.exclude(Q(plain__contains=phrase))
    return rows


def _fts(groups: Marks, without: Marks) -> str:
    wanted = " AND ".join("(" + _any(group, '"', " OR ") + ")" for group in groups)
    unwanted = " OR ".join(_any(group, '"', " OR ") for group in without)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _tsquery(groups: Marks, without: Marks) -> str:
    wanted = ["(" + _any(group, "'", " | ") + ")" for group in groups]
    unwanted = ["!(" + _any(group, "'", " | ") + ")" for group in without]
    return " & ".join([*wanted, *unwanted])


def _any(words: Iterable[str], sign: str, between: str) -> str:
    return between.join(f"{sign}{word}{sign}" for word in words)
