"""What the guide is made of: parts, steps, and places to go."""

from dataclasses import dataclass, field

from django.urls import reverse

from gensvar.demo.personas import Persona

NOW, DONE, LATER = "now", "done", "later"


@dataclass(frozen=True)
class Place:
    """Somewhere to go: the words and the address."""

    words: str
    address: str


@dataclass(frozen=True)
class Step:
    """One thing to try. Without `persona` it needs no signing in.

    `note` says what must come first where it cannot be done yet.
    """

    title: str
    words: str
    places: list[Place]
    persona: Persona | None = None
    state: str = NOW
    note: str = ""
    files: list[Place] = field(default_factory=list)
    code: str = ""
    number: int = 0


@dataclass(frozen=True)
class Part:
    """A few steps that belong together."""

    title: str
    steps: list[Step]


def to(name: str, *args: object) -> str:
    """Return the address of a page."""
    return reverse(name, args=args)


def state_of(*, done: bool, possible: bool = True) -> str:
    """Return whether a step is done, can be done now, or must wait."""
    if done:
        return DONE
    return NOW if possible else LATER
