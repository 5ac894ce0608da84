"""Organisations as everyone sees them: plain values, and nothing that is not shown."""

from dataclasses import dataclass, field
from datetime import date

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Link:
    """A link with the host that it leads to."""

    address: str
    host: str


@dataclass(frozen=True)
class Signed:
    """An agreement that an organisation has joined."""

    public_id: str
    title: str
    joined_on: date | None


@dataclass(frozen=True)
class ListedOrganisation:
    """An organisation in the list."""

    pk: int
    public_id: str
    name: str
    kind: StrOrPromise
    has_page: bool = False
    what: str = ""
    for_whom: str = ""
    aim: str = ""
    level: StrOrPromise = ""
    categories: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    sub_regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    email: str = ""
    phone: str = ""
    address: str = ""
    agreements: tuple[Signed, ...] = field(default=())


@dataclass(frozen=True)
class Wanted:
    """What a list of organisations is narrowed to."""

    words: str = ""
    category: int | None = None
    sub_region: int | None = None
    competence: int | None = None
    language: str = ""
    agreement: str = ""


@dataclass(frozen=True)
class Choices:
    """What a list of organisations can be narrowed to: (value, words) each."""

    categories: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = ()
    sub_regions: tuple[tuple[int, str], ...] = ()
    competences: tuple[tuple[int, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    agreements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Joined:
    """How many have joined an agreement: in all, by kind, and by year."""

    total: int
    by_kind: tuple[tuple[StrOrPromise, int], ...]
    by_year: tuple[tuple[int, int], ...]
    year_unknown: int


@dataclass(frozen=True)
class SignatoryShown:
    """One who has joined an agreement; `public_id` is "" without a page."""

    name: str
    public_id: str
    what: str
    categories: tuple[str, ...]
