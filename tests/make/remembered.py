"""What takes long to make is made once in each process, and laid out again after that.

A dialogue that has been answered takes a second to live through, by all its actions.
The rows that came of it are kept, and put back when a later test, whose database is as
empty as the first one's was, asks for the same thing. Rows, not actions: whoever tests
an action calls it, and gets what it does today.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from gensvar.audit.models import Event
from gensvar.kernel.days import today

Asked = ParamSpec("Asked")
Made = TypeVar("Made")
# Any: the values of any column; what a maker returns, as models and keys.
Rows = dict[str, list[tuple[Any, ...]]]
REAL_CLOCK = timezone.now


@dataclass(frozen=True)
class Kept:
    """The rows that a maker left behind, and what it returned."""

    rows: Rows
    columns: dict[str, list[str]]
    returned: Any


_kept: dict[Any, Kept] = {}


def remembered(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """Let a maker of one thing, or of several in a tuple, work once in each process.

    It works as ever when it is given a thing of the database, when something has been
    done before in this test, and when the clock has been set.
    """

    @functools.wraps(make)
    def maker(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        given = (*args, *kwargs.values())
        if (
            any(isinstance(one, models.Model) for one in given)
            or timezone.now is not REAL_CLOCK
            or Event.objects.exists()
        ):
            return make(*args, **kwargs)
        key = (make, args, tuple(sorted(kwargs.items())), connection.vendor, today())
        if key in _kept:
            try:
                return cast("Made", _lay_out(_kept[key]))
            except IntegrityError:
                return make(*args, **kwargs)
        before, _columns = _everything()
        made = make(*args, **kwargs)
        _keep(key, before, made)
        return made

    return maker


def _everything() -> tuple[Rows, dict[str, list[str]]]:
    rows: Rows = {}
    columns: dict[str, list[str]] = {}
    names = connection.introspection.django_table_names(
        only_existing=True, include_views=False
    )
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - the name of a table of ours
            rows[name] = cursor.fetchall()
            columns[name] = [column[0] for column in cursor.description]
    return rows, columns


def _keep(key: Any, before: Rows, made: Any) -> None:
    after, columns = _everything()
    new: Rows = {}
    for name, rows in after.items():
        known = before[name]
        if [row for row in known if row not in rows]:
            return  # a row that was there has changed: it cannot be laid out again
        fresh = [row for row in rows if row not in known]
        if fresh:
            new[name] = fresh
    _kept[key] = Kept(new, columns, _noted(made))


def _noted(made: Any) -> Any:
    if isinstance(made, tuple):
        return tuple(_noted(one) for one in made)
    return type(made), made.pk, _known_of(made)


def _known_of(thing: models.Model, depth: int = 3) -> dict[str, Any]:
    """Return what a thing has at hand of the things it points to, and they in turn."""
    cached = thing._state.fields_cache
    return {
        field.name: _known_of(cached[field.name], depth - 1)
        for field in thing._meta.fields
        if depth and isinstance(cached.get(field.name), models.Model)
    }


def _found(returned: Any) -> Any:
    if isinstance(returned[0], tuple):
        return tuple(_found(one) for one in returned)
    model, pk, known = returned
    thing = model._base_manager.get(pk=pk)
    _take_at_hand(thing, known)
    return thing


def _take_at_hand(thing: models.Model, known: dict[str, Any]) -> None:
    for name, more in known.items():
        _take_at_hand(getattr(thing, name), more)


def _lay_out(kept: Kept) -> Any:
    """Put the rows back. Raises IntegrityError when something lies in the way."""
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for name, rows in kept.rows.items():
            columns = kept.columns[name]
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {quote(name)} "  # noqa: S608 - names of ours
                f"({', '.join(map(quote, columns))}) VALUES ({places})",
                rows,
            )
        _count_on_from_what_is_laid_out(kept.rows)
    return _found(kept.returned)


def _count_on_from_what_is_laid_out(rows: Rows) -> None:
    """Let what is made next get numbers above those laid out (PostgreSQL counts apart).

    A test that restores a copy sets the counters back, so they may lie below.
    """
    laid = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in rows
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), laid):
            cursor.execute(statement)
