"""Every field of every model says how sensitive it is.

Classes (reliability.md 4.1): public K0, internal K1, personal K2, free_text K3 (all
free text from participants: treated as sensitive), protected K4. A test fails for a
model or field that says nothing.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from django.db import models

Model = TypeVar("Model", bound=type[models.Model])


class FieldClass(StrEnum):
    """How sensitive the content of a field is."""

    PUBLIC = "K0"
    INTERNAL = "K1"
    PERSONAL = "K2"
    FREE_TEXT = "K3"
    PROTECTED = "K4"


REGISTER: dict[str, dict[str, FieldClass]] = {}


def classified(
    *,
    public: str = "",
    internal: str = "",
    personal: str = "",
    free_text: str = "",
    protected: str = "",
) -> Callable[[Model], Model]:
    """Register the class of each field of a model; names are separated by spaces."""
    classes = {
        name: field_class
        for field_class, names in (
            (FieldClass.PUBLIC, public),
            (FieldClass.INTERNAL, internal),
            (FieldClass.PERSONAL, personal),
            (FieldClass.FREE_TEXT, free_text),
            (FieldClass.PROTECTED, protected),
        )
        for name in names.split()
    }

    def register(model: Model) -> Model:
        REGISTER[f"{model.__module__}.{model.__name__}"] = classes
        return model

    return register
