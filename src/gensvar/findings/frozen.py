"""A document as plain data and back, so that it can be kept as it was."""

from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from gensvar.documents import content

# Every kind of piece that a document is made of, by its name in the stored data. A
# name that has been stored stays readable for ever.
KINDS = {
    kind.__name__: kind
    for kind in (
        content.Document,
        content.Heading,
        content.Paragraph,
        content.Quote,
        content.BulletList,
        content.NumberedList,
        content.Table,
        content.Facts,
        content.LifeLine,
        content.Step,
        content.PageBreak,
        content.Text,
        content.Link,
    )
}
ENUMS = {"state": content.State, "align": content.Align}


def as_data(document: content.Document) -> dict[str, Any]:
    """Return a document as data that JSON can hold."""
    # Any: the shape of JSON.
    data = _data(document)
    if not isinstance(data, dict):
        raise TypeError("A document is kept as a mapping.")
    return data


def _data(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if type(value).__name__ in KINDS:
        pairs = {
            field.name: _data(getattr(value, field.name)) for field in fields(value)
        }
        return {"kind": type(value).__name__, **pairs}
    if isinstance(value, tuple):
        return [_data(item) for item in value]
    return value


def from_data(data: Mapping[str, Any]) -> content.Document:
    """Return the document that was kept; fields added since have their defaults."""
    document = _value("", dict(data))
    if not isinstance(document, content.Document):
        raise TypeError("The data does not hold a document.")
    return document


def _value(name: str, data: Any) -> Any:
    if isinstance(data, dict):
        kind = KINDS[data["kind"]]
        given = {key: _value(key, part) for key, part in data.items() if key != "kind"}
        return kind(**given)
    if isinstance(data, list):
        return tuple(_value(name, part) for part in data)
    return ENUMS[name](data) if name in ENUMS else data
