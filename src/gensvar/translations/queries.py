"""Reading texts in a language, and what is missing, out of date or not reviewed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import (
    CharField,
    DateTimeField,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
)

from gensvar.kernel.languages import BASE, LANGUAGES
from gensvar.translations.models import How, OriginalLanguage, Translation
from gensvar.translations.things import Place, Thing, fingerprint


class Row(NamedTuple):
    """What is read of a translation; without a field, the language of an original."""

    kind: str
    key: str
    field: str
    language: str
    text: str
    how: str
    original_mark: str
    reviewed_at: datetime | None

    @property
    def place(self) -> Place:
        """Return which text it is."""
        return (self.kind, self.key, self.field)

    @property
    def is_reviewed(self) -> bool:
        """Say whether a person stands for the words."""
        return self.how == How.HUMAN or self.reviewed_at is not None

    def follows(self, original: str) -> bool:
        """Say whether the original still is what this was made from."""
        return self.original_mark == fingerprint(original)


@dataclass(frozen=True)
class Texts:
    """All published translations of some things, and what the originals are in."""

    by_place: dict[Place, dict[str, Row]]
    originals: dict[tuple[str, str], str]

    def original_language(self, thing: Thing) -> str:
        """Return what the words of a thing are written in."""
        return thing.language or self.originals.get((thing.kind, str(thing.key)), BASE)


def published_texts(things: Sequence[Thing]) -> Texts:
    """Read what is published of all translations of some things: in one query."""
    wanted = _of(things)
    if not wanted:
        return Texts({}, {})
    rows = Translation.objects.filter(wanted, published_at__isnull=False)
    return _gathered(_values(rows.exclude(text="")).union(_original(wanted), all=True))


def to_send(thing: Thing) -> dict[str, dict[str, str]]:
    """Return texts by field and language that may be sent as the region's own words.

    Only what is published, follows the original as it stands, and has a person behind
    it: a machine translation that nobody has reviewed is never sent.
    """
    rows = Translation.objects.filter(_of([thing]), published_at__isnull=False)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in (Row(*values) for values in _values(rows.exclude(text=""))):
        if row.is_reviewed and row.follows(thing.texts.get(row.field, "")):
            found[row.field][row.language] = row.text
    return dict(found)


def translations_in(things: Sequence[Thing], language: str) -> dict[Place, Translation]:
    """Return all translations of some things in one language, shown or not."""
    rows = Translation.objects.filter(_of(things), language=language)
    found = rows.select_related("made_by", "reviewed_by").order_by("pk")
    return {(row.kind, row.key, row.field): row for row in found}


def all_translations(things: Sequence[Thing]) -> QuerySet[Translation]:
    """Return everything written of some things in other languages, shown or not."""
    rows = Translation.objects.filter(_of(things)).exclude(text="")
    return rows.select_related("made_by", "reviewed_by").order_by("pk")


def original_language_of(things: Sequence[Thing]) -> str:
    """Return what the first of some things is written in."""
    first = things[0]
    found = OriginalLanguage.objects.filter(kind=first.kind, key=str(first.key))
    said = found.values_list("language", flat=True).first()
    return first.language or said or BASE


def seen(things: Sequence[Thing], rows: Iterable[Translation]) -> str:
    """Return a sign of what somebody saw: it is another one once anything changes."""
    words = [
        f"{place}{text}" for thing in things for place, text in thing.places().items()
    ]
    return f"{sum(row.version for row in rows)}-{fingerprint(' '.join(words))[:16]}"


@dataclass(frozen=True)
class Standing:
    """How far the translation into one language has come."""

    tag: str
    own_name: str
    direction: str
    done: int
    of: int
    outdated: int = 0
    unreviewed: int = 0
    shown: int = 0

    @property
    def missing(self) -> int:
        """Return how many texts have no translation."""
        return self.of - self.done


def standings(things: Sequence[Thing]) -> list[Standing]:
    """Return how far each language has come in which anything has been written."""
    words = {place: text for thing in things for place, text in thing.places().items()}
    by_language: defaultdict[str, list[Translation]] = defaultdict(list)
    if words:
        for row in Translation.objects.filter(_of(things)).exclude(text=""):
            if (row.kind, row.key, row.field) in words:
                by_language[row.language].append(row)
    return [
        _standing(tag, by_language[tag], words)
        for tag in LANGUAGES
        if tag in by_language
    ]


def _standing(tag: str, rows: list[Translation], words: dict[Place, str]) -> Standing:
    language = LANGUAGES[tag]
    return Standing(
        tag=tag,
        own_name=language.own_name,
        direction=language.direction,
        done=len(rows),
        of=len(words),
        outdated=sum(
            row.original_mark != fingerprint(words[row.kind, row.key, row.field])
            for row in rows
        ),
        unreviewed=sum(not row.is_reviewed for row in rows),
        shown=sum(row.published_at is not None for row in rows),
    )


def _of(things: Sequence[Thing]) -> Q:
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for thing in things:
        keys[thing.kind].append(str(thing.key))
    wanted = Q()
    for kind, found in keys.items():
        wanted |= Q(kind=kind, key__in=found)
    return wanted


_Values = tuple[str, str, str, str, str, str, str, datetime | None]


def _values(rows: QuerySet[Translation]) -> QuerySet[Translation, _Values]:
    return rows.order_by().values_list(
        *("kind", "key", "field", "language", "text", "how", "original_mark"),
        "reviewed_at",
    )


def _original(wanted: Q) -> QuerySet[OriginalLanguage, _Values]:
    nothing = Value("", CharField())
    return (
        OriginalLanguage.objects.filter(wanted)
        .order_by()
        .values_list(
            "kind",
            "key",
            nothing,
            F("language"),
            Value("", TextField()),
            nothing,
            nothing,
            Value(None, DateTimeField()),
        )
    )


def _gathered(values: Iterable[_Values]) -> Texts:
    by_place: defaultdict[Place, dict[str, Row]] = defaultdict(dict)
    originals: dict[tuple[str, str], str] = {}
    for row in (Row(*found) for found in values):
        if row.field:
            by_place[row.place][row.language] = row
        else:
            originals[row.kind, row.key] = row.language
    return Texts(dict(by_place), originals)
