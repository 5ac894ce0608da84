"""Changing what others may change at once: hold it, or show the second both texts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction

from gensvar.kernel.errors import Stale
from gensvar.kernel.prepared import NUMBER, Prepared


def hold(thing: models.Model, *fields: str) -> None:
    """Take hold of a row until the transaction ends, and read `fields` of it anew.

    For what is decided by looking at something that others may change meanwhile: they
    wait, or we see what they did. Rows are held in the order matter, dialogue, part of
    it, and the chain of events comes last, so that nobody waits in a ring. SQLite lets
    one transaction write at a time and needs no more. Raises ObjectDoesNotExist when
    the row is gone, and TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("hold needs a transaction")
    names = fields or ("pk",)
    found = _holding(type(thing), names).ask(thing.pk)
    if not found:
        raise ObjectDoesNotExist
    for name, value in zip(names, found[0], strict=True):
        setattr(thing, name, value)


@cache
def _holding(
    model: type[models.Model], names: tuple[str, ...]
) -> Prepared[tuple[Any, ...]]:
    # Any: the values of any model's fields.
    rows = model._default_manager.select_for_update(no_key=True)
    return Prepared(lambda pk: rows.filter(pk=pk).values_list(*names), NUMBER)


def save_if_current(
    thing: models.Model, seen_version: int, changes: Mapping[str, Any]
) -> None:
    """Write `changes` to `thing` if nobody saved since `seen_version` was read.

    `thing` has a `version` field. Raises Stale, and writes nothing, when somebody else
    was first; the caller reloads `thing` and shows both texts.
    """
    # Any: the values of any model's fields.
    rows = type(thing)._default_manager.filter(pk=thing.pk, version=seen_version)
    if not rows.update(version=seen_version + 1, **changes):
        raise Stale
    for name, value in {**changes, "version": seen_version + 1}.items():
        setattr(thing, name, value)
