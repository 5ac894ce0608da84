"""The tree of notes as plain data for JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from gensvar.meeting_notes.tree import Content


def as_data(content: Content) -> dict[str, Any]:
    """Return the tree as data that JSON can hold."""
    # Any: the shape of JSON.
    return cast("dict[str, Any]", _plain(asdict(content)))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def from_data(data: Mapping[str, Any]) -> Content:
    """Return the tree that was kept; what has been added since has its default."""
    return cast("Content", _built(Content, data))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, data: Any) -> Any:
    if get_origin(kind) is UnionType:
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
        return None if data is None else _built(kind, data)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], part) for part in data)
    if kind is datetime:
        return datetime.fromisoformat(data)
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        given = {n: _built(hint, data[n]) for n, hint in hints.items() if n in data}
        return cast("type", kind)(**given)
    return data
