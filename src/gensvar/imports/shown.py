"""What stands beside the contributions in notes, ready for the screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from gensvar.imports.wording import (
    caution_in_words,
    fact_name,
    kind_in_words,
    mean_in_words,
    place_in_words,
    understood,
    why_in_words,
)
from gensvar.notes.tree import Caution, Notes, Option, Passage, Ranking, Section


@dataclass(frozen=True)
class ShownFact:
    """A fact as printed, what it was taken to mean, and what to look at."""

    label: str
    value: str
    meaning: str
    place: str
    cautions: list[str]


@dataclass(frozen=True)
class Words:
    """Words of the notes with their place; `who` said or asked it, if that is known."""

    text: str
    place: str
    who: str = ""
    more: tuple[str, ...] = ()
    id: int = 0
    why: str = ""


@dataclass(frozen=True)
class ShownOption:
    """One line of a ranking: the values of each ballot, and the means in words.

    A ballot that did not place the option shows –.
    """

    label: str
    values: list[tuple[str, bool]]
    reported: str
    mean_all: str
    mean_complete: str
    place: str
    cautions: list[str]


@dataclass(frozen=True)
class ShownRanking:
    """A ranking with its raw ballots and every reading of it."""

    options: list[ShownOption]
    ballots: list[tuple[int, bool]]
    incomplete: str
    complete: int
    order_all: str
    order_complete: str
    conclusion: str
    changes: bool
    assumption: str
    remarks: list[Words]
    cautions: list[str]


@dataclass(frozen=True)
class Decided:
    """A reference to a decision, as the notes give it."""

    body: str
    date: str
    until: str
    paragraph: str
    is_remitted_back: bool
    outcome: str
    text: str
    place: str


@dataclass(frozen=True)
class Text:
    """A part of the notes that holds no contributions."""

    title: str
    kind: str
    words: list[Words]


@dataclass(frozen=True)
class Beside:
    """Everything in notes that is not a contribution."""

    facts: list[ShownFact]
    legends: list[Words]
    rankings: list[ShownRanking]
    questions: list[Words]
    speeches: list[Words]
    decisions: list[Decided]
    texts: list[Text]
    set_aside: list[Words]
    cautions: list[str]


def beside(notes: Notes) -> Beside:
    """Return what stands in the notes beside the contributions."""
    return Beside(
        facts=_facts(notes),
        legends=_words(notes.legends),
        rankings=[_ranking(ranking) for ranking in notes.rankings],
        questions=[
            Words(q.text, place_in_words(q.place), q.asker,
                  tuple(part.text for part in q.answer), q.id)
            for q in notes.questions
        ],
        speeches=[
            Words(s.text, place_in_words(s.place), s.speaker, id=s.id)
            for s in notes.speeches
        ],
        decisions=_decisions(notes),
        texts=[_text(section) for section in notes.sections if _has_words(section)],
        set_aside=[
            Words(item.text, place_in_words(item.place), id=item.id,
                  why=why_in_words(item.why))
            for item in notes.set_aside
        ],
        cautions=cautions(notes.warnings),
    )  # fmt: skip


def cautions(found: Iterable[Caution]) -> list[str]:
    """Return what to look at, each said once."""
    return list(dict.fromkeys(caution_in_words(caution) for caution in found))


def _words(passages: Iterable[Passage]) -> list[Words]:
    return [Words(p.text, place_in_words(p.place), id=p.id) for p in passages]


def _facts(notes: Notes) -> list[ShownFact]:
    return [
        ShownFact(
            fact_name(name, fact),
            fact.value,
            understood(fact),
            place_in_words(fact.place),
            cautions(fact.warnings),
        )
        for name, fact in notes.facts.items()
    ]


def _decisions(notes: Notes) -> list[Decided]:
    return [
        Decided(
            found.body,
            found.date,
            found.until,
            found.paragraph,
            found.outcome == "remitted_back",
            found.outcome,
            found.text,
            place_in_words(found.place),
        )
        for found in notes.decisions
    ]


def _has_words(section: Section) -> bool:
    return bool(section.points or section.paragraphs)


def _text(section: Section) -> Text:
    passages = sorted((*section.points, *section.paragraphs), key=lambda p: p.id)
    title = f"{section.number} {section.title}".strip()
    return Text(title, kind_in_words(section.kind), _words(passages))


def _ranking(ranking: Ranking) -> ShownRanking:
    numbers = range(1, ranking.ballots + 1)
    return ShownRanking(
        options=[_option(option, ranking) for option in ranking.options],
        ballots=[(number, number in ranking.incomplete) for number in numbers],
        incomplete=", ".join(str(number) for number in ranking.incomplete),
        complete=ranking.ballots - len(ranking.incomplete),
        order_all=_order(ranking.order_all),
        order_complete=_order(ranking.order_complete),
        conclusion=caution_in_words(ranking.conclusion),
        changes=ranking.conclusion.code != "same_order",
        assumption=caution_in_words(ranking.assumption),
        remarks=_words(ranking.remarks),
        cautions=cautions(ranking.warnings),
    )


def _order(order: tuple[tuple[str, ...], ...]) -> str:
    return ", ".join(" = ".join(names) for names in order)


def _option(option: Option, ranking: Ranking) -> ShownOption:
    return ShownOption(
        option.label,
        [
            ("–" if value is None else str(value), number in ranking.incomplete)
            for number, value in enumerate(option.raw, 1)
        ],
        option.reported or "–",
        mean_in_words(option.mean_all),
        mean_in_words(option.mean_complete),
        place_in_words(option.place),
        cautions(option.warnings),
    )
