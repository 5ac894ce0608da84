"""Turning the tree into plain values for JSON, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from gensvar.analysis.rankings import exact
from gensvar.notes.errors import NotesError
from gensvar.notes.messages import SENTENCES, sentence_in
from gensvar.notes.tree import Caution, Notes, Place

Thing = TypeVar("Thing")


def to_json(notes: Notes, language: str = "sv") -> dict[str, Any]:
    """Return the documented JSON of a tree, its sentences in `language`."""
    made: dict[str, Any] = _plain(notes, language)
    for item in made["set_aside"]:
        item["why_text"] = sentence_in(language, item["why"])
    return made


def _plain(value: Any, language: str) -> Any:
    if isinstance(value, Place):
        return {f.name: v for f in fields(value) if (v := getattr(value, f.name))}
    if isinstance(value, Caution):
        text = sentence_in(language, value.code, value.detail)
        return {"code": value.code, "detail": value.detail, "text": text}
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name), language) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item, language) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, language) for key, item in value.items()}
    return exact(value) if isinstance(value, Fraction) else value


def from_json(data: Mapping[str, Any]) -> Notes:
    """Build the tree again from its JSON; refuse what does not fit the contract."""
    try:
        return _build(Notes, data)
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise NotesError("broken") from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: type[Thing], data: Any) -> Thing:
    if not isinstance(data, Mapping):
        raise TypeError(kind.__name__)
    hints = _hints(cast("type", kind))
    given = {
        name: _value(hint, data[name]) for name, hint in hints.items() if name in data
    }
    if kind is Caution and given["code"] not in SENTENCES:
        raise ValueError(given["code"])
    return kind(**given)


def _value(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        (kind,) = (part for part in get_args(hint) if part is not NoneType)
        return None if data is None else _value(kind, data)
    if origin is tuple:
        return tuple(_value(get_args(hint)[0], item) for item in data)
    if origin is dict:
        return {str(key): _value(get_args(hint)[1], item) for key, item in data.items()}
    if is_dataclass(hint):
        return _build(cast("type", hint), data)
    return _scalar(hint, data)


def _scalar(hint: Any, data: Any) -> Any:
    if hint is Fraction:
        return Fraction(data)
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        raise TypeError(str(hint))
    return data
