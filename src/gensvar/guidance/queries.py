"""The guidance as it stands today: the region's own text, or else the default."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gensvar.dialogues.models import Dialogue
from gensvar.guidance.catalogue import (
    FALLBACK,
    Default,
    Kind,
    Words,
    defaults,
    language_now,
)
from gensvar.guidance.models import (
    Channel,
    MethodChoice,
    MethodSetting,
    OutreachStep,
    OwnText,
)


@dataclass(frozen=True)
class Entry:
    """One text in one language, own or default, with its facts."""

    kind: str
    key: str
    facts: Mapping[str, Any]  # Any: values as they stand in the file.
    words: Words
    language: str
    since: datetime | None = None
    is_hidden: bool = False

    @property
    def is_own(self) -> bool:
        """Say whether the region wrote this text itself."""
        return self.since is not None

    @property
    def steps(self) -> list[str]:
        """Return what to do, one thing each."""
        return [line for line in self.words.get("steps", "").splitlines() if line]

    @property
    def name(self) -> str:
        """Return what the text is called: its heading, word or name."""
        for field in ("title", "word", "name"):
            if field in self.words:
                return self.words[field]
        return self.key


def entry_of(kind: str, key: str, language: str = "") -> Entry | None:
    """Return one text in the reader's language, or in a certain one."""
    tag = language or language_now()
    own = OwnText.objects.filter(kind=kind, key=key, language=tag, is_current=True)
    return _entry(defaults(kind).get(key), own.first(), tag)


def entries(kind: str, language: str = "") -> list[Entry]:
    """Return every text of a kind in a language, with one question to the database."""
    tag = language or language_now()
    rows = OwnText.objects.filter(kind=kind, language=tag, is_current=True)
    own = {row.key: row for row in rows}
    found = [_entry(one, own.get(key), tag) for key, one in defaults(kind).items()]
    return [one for one in found if one is not None]


def _entry(default: Default | None, own: OwnText | None, tag: str) -> Entry | None:
    if own is not None:
        facts = default.facts if default else {}
        return Entry(own.kind, own.key, facts, own.words, tag, own.at)
    if default is None:
        return None
    return Entry(default.kind, default.key, default.facts, default.said(tag), tag)


def own_texts(kind: str, key: str) -> list[OwnText]:
    """Return all that the region has written in place of a text, the latest first."""
    rows = OwnText.objects.filter(kind=kind, key=key)
    return list(rows.select_related("by").order_by("-at", "-pk"))


def methods(language: str = "", *, hidden: bool = False) -> list[Entry]:
    """Return the methods by name: those of the catalogue, and the region's own."""
    tag = language or language_now()
    settings = {row.key: row for row in MethodSetting.objects.all()}
    rows = OwnText.objects.filter(kind=Kind.METHOD, is_current=True)
    own: dict[str, dict[str, OwnText]] = {}
    for row in rows:
        own.setdefault(row.key, {})[row.language] = row
    keys = [*defaults(Kind.METHOD), *(k for k, row in settings.items() if row.is_own)]
    found = [_method(key, settings.get(key), own.get(key, {}), tag) for key in keys]
    shown = [one for one in found if one and (hidden or not one.is_hidden)]
    return sorted(shown, key=lambda one: one.name.casefold())


def method_of(key: str, language: str = "") -> Entry | None:
    """Return one method, also one that the region does not offer."""
    found = methods(language, hidden=True)
    return next((one for one in found if one.key == key), None)


def _method(
    key: str, setting: MethodSetting | None, own: dict[str, OwnText], tag: str
) -> Entry | None:
    default = defaults(Kind.METHOD).get(key)
    # A method of the region's own may lack a text in the reader's language.
    text = own.get(tag)
    if text is None and default is None:
        text = own.get(FALLBACK) or next(iter(own.values()), None)
    found = _entry(default, text, tag)
    if found is None or setting is None:
        return found
    facts = facts_of(setting) if setting.levels else found.facts
    language = text.language if text else tag
    return Entry(
        Kind.METHOD, key, facts, found.words, language, found.since, setting.is_hidden
    )


def facts_of(setting: MethodSetting) -> dict[str, Any]:
    """Return what the region says of a method, as the catalogue says it."""
    # Any: values of several types.
    names = ("levels", "purposes", "groups", "weeks", "hours", "cost", "size")
    facts: dict[str, Any] = {name: getattr(setting, name) for name in names}
    return {**facts, "digital": setting.is_digital, "place": setting.is_on_site}


def chosen_methods(dialogue: Dialogue) -> list[MethodChoice]:
    """Return the methods of a dialogue, those that are used first."""
    rows = MethodChoice.objects.filter(dialogue=dialogue)
    found = list(rows.select_related("by", "dropped_by"))
    return sorted(found, key=lambda one: one.dropped_at is not None)


def outreach_of(dialogue: Dialogue) -> list[OutreachStep]:
    """Return what is done to reach those who are missing, what remains first."""
    found = list(OutreachStep.objects.filter(dialogue=dialogue))
    return sorted(found, key=lambda one: one.done_on is not None)


def channel_names() -> list[str]:
    """Return the names of the channels in use, to choose among."""
    rows = Channel.objects.filter(status="in_use")
    return list(rows.values_list("name", flat=True))
