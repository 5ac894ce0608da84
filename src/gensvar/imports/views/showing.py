"""The tree of notes as the pages show it: places and warnings in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import get_language

from gensvar.imports.reading import said_place
from gensvar.notes.messages import sentence_in
from gensvar.notes.tree import Caution, Contribution, Notes, Ranking, Section

FIRST = 30


@dataclass(frozen=True)
class Item:
    """One contribution, or one line that was set aside."""

    id: int
    text: str
    place: str
    emphasis: int = 0
    warnings: tuple[str, ...] = ()
    is_last: bool = False


@dataclass(frozen=True)
class Part:
    """One section with the first of its contributions."""

    id: int
    title: str
    kind: str
    number: int
    doubtful: int
    first: tuple[Item, ...]
    more: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of facts, questions, speeches or decisions."""

    label: str
    text: str
    place: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One option of a ranking in all its readings."""

    label: str
    raw: str
    reported: str
    mean_all: str
    mean_complete: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """One ranking, and what is to be said about it."""

    title: str
    rows: tuple[Row, ...]
    ballots: int
    incomplete: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """All of the notes but the contributions."""

    title: str
    facts: tuple[Line, ...]
    legends: tuple[Line, ...]
    rankings: tuple[Exercise, ...]
    questions: tuple[Line, ...]
    speeches: tuple[Line, ...]
    decisions: tuple[Line, ...]
    texts: tuple[Line, ...]
    aside: tuple[Item, ...]
    warnings: tuple[str, ...]


def cautions(found: Iterable[Caution]) -> tuple[str, ...]:
    """Return warnings as sentences in the reader's language."""
    language = get_language() or "sv"
    return tuple(sentence_in(language, one.code, one.detail) for one in found)


def item(one: Contribution, *, is_last: bool = False) -> Item:
    """Return one contribution as it is shown."""
    place = said_place(one.place)
    return Item(one.id, one.text, place, one.emphasis, cautions(one.warnings), is_last)


def section(one: Section) -> Part:
    """Return one section with the first of its contributions."""
    number = len(one.contributions)
    return Part(
        id=one.id,
        title=f"{one.number} {one.title}".strip(),
        kind=one.kind,
        number=number,
        doubtful=sum(bool(said.warnings) for said in one.contributions),
        first=tuple(item(said) for said in one.contributions[:FIRST]),
        more=max(number - FIRST, 0),
        warnings=cautions(one.warnings),
    )


def of(notes: Notes) -> Shown:
    """Return all of the notes but the contributions, as they are shown."""
    language = get_language() or "sv"
    return Shown(
        title=notes.title,
        facts=tuple(
            Line(one.label or name, one.value, said_place(one.place),
                 cautions(one.warnings))
            for name, one in notes.facts.items()
        ),
        legends=tuple(Line("", one.text, said_place(one.place))
                      for one in notes.legends),
        rankings=tuple(_exercise(one) for one in notes.rankings),
        questions=tuple(Line(one.asker, one.text, said_place(one.place))
                        for one in notes.questions),
        speeches=tuple(Line(one.speaker, one.text, said_place(one.place))
                       for one in notes.speeches),
        decisions=tuple(Line(one.body, one.text, said_place(one.place))
                        for one in notes.decisions),
        texts=_texts(notes),
        aside=tuple(
            Item(one.id, one.text, said_place(one.place), 0,
                 (sentence_in(language, one.why),))
            for one in notes.set_aside
        ),
        warnings=cautions(notes.warnings),
    )  # fmt: skip


def _texts(notes: Notes) -> tuple[Line, ...]:
    """Return running text and items that nobody said: kept, and shown as kept."""
    return tuple(
        Line(one.title, passage.text, said_place(passage.place))
        for one in notes.sections
        for passage in sorted((*one.points, *one.paragraphs), key=lambda kept: kept.id)
    )


def _exercise(one: Ranking) -> Exercise:
    said = (one.conclusion, one.assumption, *one.warnings)
    return Exercise(
        title=one.section,
        rows=tuple(
            Row(
                option.label,
                ", ".join(str(value) for value in option.raw),
                option.reported,
                _decimal(option.mean_all),
                _decimal(option.mean_complete),
                cautions(option.warnings),
            )
            for option in one.options
        ),
        ballots=one.ballots,
        incomplete=", ".join(str(ballot) for ballot in one.incomplete),
        sentences=cautions(said),
    )


def _decimal(value: Fraction | None) -> str:
    if value is None:
        return "–"
    rounded = f"{float(value):.3f}".rstrip("0")
    return (f"{rounded}0" if rounded.endswith(".") else rounded).replace(".", ",")
