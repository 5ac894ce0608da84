"""What a kind of thing says of itself to the index, and who may see it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from gensvar.organisations.policies import Visitor

# From the ids of some things to the ids of those that they concern.
Ways = Callable[[Iterable[int]], Iterable[int | None]]


@dataclass(frozen=True)
class Told:
    """One thing as a group of readers sees it.

    `readers` are the bodies whose people read it; None is everyone who works here. It
    is a first sieve alone: who may see a thing is asked of `Source.inside` and `shown`.
    """

    title: str
    address: str
    text: str = ""
    number: str = ""
    body: int | None = None
    dialogue: int | None = None
    day: date | None = None
    language: str = "sv"
    readers: tuple[int, ...] | None = None
    is_said: bool = False


@dataclass(frozen=True)
class Source:
    """One kind of thing that can be found.

    `inside` and `shown` return what a person, or everyone, may see now: they are asked
    at every search. Events of other things concern it too: `under` names the kinds it
    stands under and its field that leads there, `parts` the kinds that are parts of it
    and their field, or another way, that leads here.
    """

    kind: str
    label: StrOrPromise
    rows: Callable[[], QuerySet[Any]]
    inside: Callable[[Visitor], QuerySet[Any]]
    told: Callable[[Any], Told | None]
    shown: Callable[[], QuerySet[Any]] | None = None
    told_to_all: Callable[[Any], Told | None] | None = None
    under: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str | Ways] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        """Return the model of the thing."""
        return self.rows().model


def words(*parts: object) -> str:
    """Return what is said of the parts, one to a line."""
    return "\n".join(str(part) for part in parts if part)


def on(moment: datetime | None) -> date | None:
    """Return the day of a moment, where there is one."""
    return timezone.localdate(moment) if moment else None
