"""The few words that the drawing adds to a document, in the document's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.documents.content import (
    Document,
    LifeLine,
    State,
    Step,
    Table,
    Text,
    clean,
)


@dataclass(frozen=True)
class Head:
    """What stands above the title: who, the number in the register, and the day."""

    author: str
    registry_number: str
    date: str


def head(document: Document) -> Head:
    """Return what stands above the title, as whole words."""
    number = clean(document.registry_number)
    with override(document.language):
        number = number and _("Registry number %(number)s") % {"number": number}
    return Head(clean(document.author), number, clean(document.date))


def missing_letters(language: str) -> str:
    """Return the sentence for files whose typeface lacks a letter that was written."""
    with override(language):
        return _(
            "Some signs cannot be drawn in this file. They are named in square "
            "brackets or drawn as □. The page and the Word file have them all."
        )


def as_table(life_line: LifeLine, language: str) -> Table:
    """Return a life line as rows: step, date, and where it stands."""
    with override(language):
        return Table(
            caption=_("The steps of the dialogue"),
            header=(_("Step"), _("Date"), _("Where it stands")),
            rows=tuple(
                (Text(step.name, strong=True), step.date, _standing(step))
                for step in life_line.steps
            ),
        )


def _standing(step: Step) -> str:
    """Return in words where a step stands."""
    if step.state == State.MISSING:
        return (
            _("Missing: %(what)s") % {"what": step.note} if step.note else _("Missing")
        )
    word = {
        State.DONE: _("Done"),
        State.HERE: _("We are here"),
        State.AHEAD: _("Not yet"),
        State.SKIPPED: _("Left out"),
    }[step.state]
    return f"{word}. {step.note}" if step.note else word
