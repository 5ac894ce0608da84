"""What a package may tell, by the class that every field has declared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from gensvar.contributions.models import Contribution
from gensvar.kernel.privacy import REGISTER, FieldClass

# Codes and keys, however they are kept: no package holds them.
NEVER = ("hash", "token", "password", "secret", "key", "code")
# Any JSON value.
Plain = object


@dataclass(frozen=True)
class Discretion:
    """How much a package tells: all, or nothing about who took part."""

    is_complete: bool

    def facts(self, thing: models.Model, names: str) -> dict[str, Plain]:
        """Return fields by name, without those of people unless all may be told."""
        kind = type(thing)
        classes = REGISTER[f"{kind.__module__}.{kind.__name__}"]
        found: dict[str, Plain] = {}
        for name in names.split():
            how = FieldClass.INTERNAL if name == "id" else classes[name]
            if how == FieldClass.PROTECTED or name.split("_")[-1] in NEVER:
                raise ValueError(f"{name} of {kind.__name__} is never told.")
            if self.is_complete or how != FieldClass.PERSONAL:
                found[name] = plain(getattr(thing, name))
        return found

    def each(
        self,
        things: Iterable[models.Model],
        names: str,
        **more: Callable[..., Plain],
    ) -> list[dict[str, Plain]]:
        """Return the facts of each thing, and `more` that is found from it by name."""
        return [
            {
                **self.facts(thing, names),
                **{name: find(thing) for name, find in more.items()},
            }
            for thing in things
        ]

    def withholds(self, one: Contribution) -> bool:
        """Say whether the words of a contribution are left out: it is hidden."""
        return one.hidden_at is not None and not self.is_complete


def plain(value: object) -> Plain:
    """Return a value as JSON holds it: days and moments by ISO 8601, people by name."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, models.QuerySet | list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    return value if isinstance(value, str | int | float | None) else str(value)
