"""Sheets for tables that write by hand: the same words as on the phone, on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gensvar.documents.content import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    direction,
)
from gensvar.documents.content import Table as Rows
from gensvar.exercises.models import Exercise, ExerciseKind, Prompt, Table
from gensvar.exercises.rotation import route

LINES = 8
LINES_OF_FREE = 12
TALL = "\u00a0\n\u00a0"


@dataclass(frozen=True)
class Place:
    """One station, area or option on a sheet, with lines to write on."""

    words: str
    hint: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What one table gets, in its own language."""

    table: str
    language: str
    title: str
    instruction: str
    places: tuple[Place, ...]
    ranks: bool
    turn: str
    ask: str
    stands: str
    idea: str
    place: str

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.language)


def sheets(
    exercise: Exercise, prompts: Sequence[Prompt], tables: Sequence[Table]
) -> list[Sheet]:
    """Return a sheet for each table, in the order of their numbers."""
    return [
        _sheet(exercise, prompts, table, place) for place, table in enumerate(tables)
    ]


def _sheet(
    exercise: Exercise, prompts: Sequence[Prompt], table: Table, place: int
) -> Sheet:
    known = dict(settings.LANGUAGES)
    language = table.language if table.language in known else settings.LANGUAGE_CODE
    ranks = exercise.kind in {ExerciseKind.RANKING, ExerciseKind.DOTS}
    with override(language):
        name = _("Table %(number)s") % {"number": table.number}
        return Sheet(
            table=f"{name} {table.name}".strip(),
            language=language,
            title=exercise.title,
            instruction=exercise.instruction,
            places=_places(prompts, ranks),
            ranks=ranks,
            turn=_turn(exercise, prompts, place),
            ask=_asks(exercise),
            stands=_("We have read our text and stand by it.") if not ranks else "",
            idea=_("Idea"),
            place=_("Place") if exercise.kind == ExerciseKind.RANKING else _("Dots"),
        )


def _places(prompts: Sequence[Prompt], ranks: bool) -> tuple[Place, ...]:
    if not prompts:
        return (Place("", "", tuple(range(1, LINES_OF_FREE + 1))),)
    lines = () if ranks else tuple(range(1, LINES + 1))
    return tuple(Place(prompt.words, prompt.hint, lines) for prompt in prompts)


def _turn(exercise: Exercise, prompts: Sequence[Prompt], place: int) -> str:
    """Say in which order a table goes to the stations."""
    if exercise.kind != ExerciseKind.STATIONS or not prompts:
        return ""
    names = [prompt.words for prompt in prompts]
    way = " → ".join(route(place, exercise.rounds, names))
    return _("You go this way: %(way)s") % {"way": way}


def _asks(exercise: Exercise) -> str:
    if exercise.kind == ExerciseKind.RANKING:
        return _("Write 1 in the box of what comes first, then 2, and so on.")
    if exercise.kind == ExerciseKind.DOTS:
        return _("Write how many dots each gets.")
    return _("One idea on each line. Write (!) after an idea that others stress too.")


def as_document(exercise: Exercise, found: Sequence[Sheet], author: str) -> Document:
    """Return all sheets as one document, each on pages of its own."""
    blocks: list[Block] = []
    for number, sheet in enumerate(found):
        if number:
            blocks.append(PageBreak())
        blocks += _blocks(sheet)
    language = found[0].language if found else settings.LANGUAGE_CODE
    return Document(exercise.title, language, author, tuple(blocks))


def _blocks(sheet: Sheet) -> list[Block]:
    tag = sheet.language
    blocks: list[Block] = [Heading(2, sheet.table, tag)]
    said = (sheet.instruction, sheet.turn, sheet.ask)
    blocks += [Paragraph(words, tag) for words in said if words]
    if sheet.ranks:
        rows = tuple((_hinted(place), TALL) for place in sheet.places)
        blocks.append(Rows(sheet.title, (sheet.title, sheet.place), rows))
    for place in () if sheet.ranks else sheet.places:
        caption = place.words or sheet.title
        blocks.append(Heading(3, caption, tag))
        if place.hint:
            blocks.append(Paragraph(place.hint, tag))
        lines = tuple((str(line), TALL) for line in place.lines)
        blocks.append(Rows(caption, ("", sheet.idea), lines))
    if sheet.stands:
        blocks.append(Paragraph(f"☐ {sheet.stands}", tag))
    return blocks


def _hinted(place: Place) -> str:
    return f"{place.words}\n{place.hint}" if place.hint else place.words
