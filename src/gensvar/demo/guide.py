"""The path through the demo: what to try, as whom, where, and whether it can be done.

The state of every step is read from the region, so that the page knows what the
visitor has already done and what must come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from gensvar.demo.notes.samples import SAMPLES
from gensvar.demo.personas import BY_KEY, Persona
from gensvar.demo.scenes import Scene, scene

NOW, DONE, LATER = "now", "done", "later"


@dataclass(frozen=True)
class Place:
    """Somewhere to go: the words and the address."""

    words: str
    address: str


@dataclass(frozen=True)
class Step:
    """One thing to try. Without `persona` it needs no signing in."""

    title: str
    words: str
    places: list[Place]
    persona: Persona | None = None
    state: str = NOW
    note: str = ""
    files: list[Place] = field(default_factory=list)
    code: str = ""


@dataclass(frozen=True)
class Part:
    """A few steps that belong together."""

    title: str
    steps: list[Step]


def steps(_me: Persona | None) -> list[Part]:
    """Return the path in its parts; a part of which nothing is there is left out."""
    parts = [
        Part(_("As anybody"), list(_as_anybody())),
        Part(_("As those who lead a dialogue"), list(_as_officer())),
        Part(_("As those who decide"), list(_as_decider())),
    ]
    return [part for part in parts if part.steps]


def to(name: str, *args: object) -> str:
    """Return an address, or nothing where the page is not part of this version."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _as_anybody() -> Iterator[Step]:
    open_now = scene("4-buses")
    if open_now is not None:
        yield _say_something(open_now)


def _say_something(shown: Scene) -> Step:
    takes = shown.takes_contributions
    return Step(
        _("Say something without an account"),
        _(
            "Answer the question about the evening buses. You get a code; with it you "
            "see what happens to your words."
        ),
        [Place(_("Answer about the buses"), to("contribute", shown.dialogue.slug))],
        state=NOW if takes else LATER,
        note="" if takes else _("The dialogue has closed. Start with a fresh region."),
    )


def _as_officer() -> Iterator[Step]:
    compiled = scene("3-associations")
    if compiled is not None and to("import", compiled.number):
        yield _import_notes(compiled)


def _import_notes(shown: Scene) -> Step:
    done = shown.batches > 1
    return Step(
        _("Import notes of a meeting"),
        _(
            "Take one of these files home and import it. You see what the reader found "
            "before anything is kept."
        ),
        [Place(_("Import into the dialogue"), to("import", shown.number))],
        persona=BY_KEY["maja"],
        state=DONE if done else NOW if shown.is_being_compiled else LATER,
        files=[Place(name, reverse("demo-notes", args=[name])) for name in SAMPLES],
    )


def _as_decider() -> Iterator[Step]:
    owed = scene("2-evenings")
    if owed is not None:
        yield _enter_decision(owed)


def _enter_decision(shown: Scene) -> Step:
    return Step(
        _("Enter what the committee decided"),
        _(
            "The basis about evening hours lies with the committee, and the day of "
            "answer has passed. Enter a decision with a section number."
        ),
        [
            Place(
                _("Enter the decision"), to("enter-decision", shown.dialogue.matter_id)
            )
        ],
        persona=BY_KEY["ingrid"],
        state=DONE if shown.decisions else NOW,
    )
