"""Where each part of the notes belongs in the dialogue, and what is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from gensvar.contributions.actions import Said
from gensvar.dialogues.models import Question
from gensvar.imports.wording import place_in_words
from gensvar.notes.dates import find_days
from gensvar.notes.tree import Notes, Section

OUT, HEADING = "out", "heading"
HOLDS_CONTRIBUTIONS = ("question", "area", "group", "list", "cover")
DOUBTFUL = "perhaps_not_contributions"
ALIKE = 0.8
Choices = Mapping[str, str]


def holding(notes: Notes) -> list[Section]:
    """Return the sections that have contributions."""
    return [section for section in notes.sections if section.contributions]


def may_hold(notes: Notes) -> list[Section]:
    """Return the sections that a contribution can be moved to."""
    return [
        section
        for section in notes.sections
        if section.contributions or section.kind in HOLDS_CONTRIBUTIONS
    ]


def heading_of(section: Section) -> str:
    """Return a section's heading as printed, with its number."""
    return f"{section.number} {section.title}".strip()


def first_choices(notes: Notes, questions: Iterable[Question]) -> dict[str, str]:
    """Return a proposal: the question with the same words, else the heading itself.

    Lists that may be something else than contributions are left out until a person
    says that they are.
    """
    asked = [(question, _bare(question.words)) for question in questions]
    return {str(section.id): _proposed(section, asked) for section in may_hold(notes)}


def _proposed(section: Section, asked: list[tuple[Question, str]]) -> str:
    if section.kind == "list" and DOUBTFUL in {w.code for w in section.warnings}:
        return OUT
    title = _bare(section.title)
    alike = [
        (SequenceMatcher(None, title, words).ratio(), str(question.pk))
        for question, words in asked
        if title and words
    ]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else HEADING


def _bare(words: str) -> str:
    """Return words to compare: no brackets, signs or capitals."""
    before = words.split("(")[0] or words
    return " ".join(
        "".join(c if c.isalnum() else " " for c in before.casefold()).split()
    )


def choice_of(section: Section, choices: Choices, known: Iterable[int]) -> str:
    """Return where a section belongs; a question that has gone is a heading again."""
    chosen = choices.get(str(section.id), HEADING)
    if chosen in {OUT, HEADING} or chosen in {str(pk) for pk in known}:
        return chosen
    return HEADING


def said_in(
    notes: Notes, choices: Choices, known: Iterable[int], language: str
) -> Iterator[Said]:
    """Give what is to be stored, word for word, in the order of the source."""
    asked = list(known)
    for section in holding(notes):
        chosen = choice_of(section, choices, asked)
        if chosen == OUT:
            continue
        for item in section.contributions:
            yield Said(
                text=item.text,
                place=place_in_words(item.place, "sv"),
                question=None if chosen == HEADING else int(chosen),
                heading=heading_of(section),
                emphasis=item.emphasis,
                remark=item.remark,
                language=language,
            )


@dataclass(frozen=True)
class Filed:
    """One line of the summary before confirming."""

    words: str
    contributions: int
    stressed: int
    unsure: int


@dataclass(frozen=True)
class Summary:
    """What will be stored and what will not."""

    filed: list[Filed]
    left_out: list[Filed]

    @property
    def total(self) -> int:
        """Return how many contributions will be stored."""
        return sum(row.contributions for row in self.filed)

    @property
    def stressed(self) -> int:
        """Return how many of them are stressed in the notes."""
        return sum(row.stressed for row in self.filed)

    @property
    def unsure(self) -> int:
        """Return how many of them the reading was unsure about."""
        return sum(row.unsure for row in self.filed)


def summarise(notes: Notes, choices: Choices, questions: list[Question]) -> Summary:
    """Count what goes where: by question, and by heading where there is none."""
    words = {str(question.pk): question.words for question in questions}
    filed: dict[str, list[Section]] = {}
    out = []
    for section in holding(notes):
        chosen = choice_of(section, choices, [question.pk for question in questions])
        if chosen == OUT:
            out.append(section)
        else:
            name = words.get(chosen) or heading_of(section) or "–"
            filed.setdefault(name, []).append(section)
    return Summary(
        [_counted(name, sections) for name, sections in filed.items()],
        [_counted(heading_of(section) or "–", [section]) for section in out],
    )


def _counted(name: str, sections: list[Section]) -> Filed:
    items = [item for section in sections for item in section.contributions]
    return Filed(
        name,
        len(items),
        sum(item.emphasis > 0 for item in items),
        sum(is_unsure(item.warnings) for item in items),
    )


REVIEWED = ("moved", "changed")


def is_unsure(warnings: Iterable[object]) -> bool:
    """Say whether the reader doubted; what a person has corrected is sure."""
    codes = {getattr(warning, "code", "") for warning in warnings}
    return bool(codes) and not codes & set(REVIEWED)


def meeting_day(notes: Notes) -> date | None:
    """Return the day of the meeting that the notes are from, where they tell one.

    It stands beside a label, or alone in the title.
    """
    for name in ("date", "when"):
        fact = notes.facts.get(name)
        if fact and fact.date:
            return date.fromisoformat(fact.date)
    days = find_days(notes.title)
    if len(days) == 1 and days[0].first:
        return date.fromisoformat(days[0].first)
    return None
