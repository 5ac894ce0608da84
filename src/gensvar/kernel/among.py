"""One of many ids, given to the database as one value.

`filter(among("body", ids))` means `filter(body__in=ids)`. But where `in` puts each id
into the question as a value of its own, which Django then checks and names one by one,
this puts all into one list. With two hundred ids a question is made many times faster,
and no database says that there are too many values in it.
"""

import json
from collections.abc import Collection
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler


class Among(Lookup[Any]):
    """A whole number, or what a foreign key holds, that is one of some."""

    lookup_name = "among"

    def get_prep_lookup(self) -> list[int]:
        """Return the ids in their order, so that a question stays the same."""
        given: Collection[int] = self.rhs
        return sorted(given)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """Return the comparison, as the database at hand reads a list."""
        if not self.rhs:
            raise EmptyResultSet
        column, values = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} = ANY(%s)", (*values, self.rhs)
        found = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 -- bound
        return found, (*values, json.dumps(self.rhs))


def among(name: str, ids: Collection[int]) -> Q:
    """Return the condition that a field, named as in a filter, is one of some ids."""
    return Q(Among(F(name), ids))
