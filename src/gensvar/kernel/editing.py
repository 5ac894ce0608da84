"""Changing what others may change at once: hold it, or show the second both texts."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from gensvar.kernel.errors import Stale


def hold(thing: models.Model, *fields: str) -> None:
    """Take hold of a row until the transaction ends, and read `fields` of it anew.

    For what is decided by looking at something that others may change meanwhile: they
    wait, or we see what they did. Rows are held in the order matter, dialogue, part of
    it, and the chain of events comes last, so that nobody waits in a ring. SQLite lets
    one transaction write at a time and needs no more.
    """
    rows = type(thing)._default_manager.select_for_update(no_key=True)
    thing.refresh_from_db(fields=fields or ("pk",), from_queryset=rows)


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
