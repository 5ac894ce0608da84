"""What can be translated, and what a reader gets of it: plain values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from django_stubs_ext import StrOrPromise

# Kind, key and field of one text.
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Thing:
    """Something with texts: the label of its model, its key, and its words by field.

    `language` is what the words are written in where the thing itself knows it;
    otherwise it is looked up, and is Swedish where nothing has been said. `labels`
    name the fields for those who translate. `own` are texts by field and language that
    people have written in the thing itself.
    """

    kind: str
    key: object
    texts: Mapping[str, str]
    language: str = ""
    labels: Mapping[str, StrOrPromise] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def place(self, name: str) -> Place:
        """Return where the translations of one of the texts are kept."""
        return (self.kind, str(self.key), name)

    def places(self) -> dict[Place, str]:
        """Return the original words of each text that has any."""
        return {self.place(name): words for name, words in self.texts.items() if words}


def fingerprint(words: str) -> str:
    """Return a sign by which one sees that an original has changed; spaces aside."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Shown:
    """One text as a reader gets it; `label` says what it is, empty for an original."""

    text: str
    language: str
    direction: str
    label: StrOrPromise = ""


@dataclass(frozen=True)
class Choice:
    """A language that a page can be read in."""

    tag: str
    own_name: str
    direction: str
    is_current: bool = False
