"""Saving what two people may edit at once: the second sees both texts."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from gensvar.kernel.errors import Stale


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
