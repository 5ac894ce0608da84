"""A draft as the tree it stands for: pure, no database but the draft given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.contributions.actions import Said
from gensvar.imports.models import ImportDraft
from gensvar.notes import corrections
from gensvar.notes.plain import from_json, to_json
from gensvar.notes.tree import Contribution, Notes, Place, Section

SKIP = "skip"
# What a reviewer may do; each is a function of gensvar.notes.corrections.
STEPS: Mapping[str, Callable[..., Notes]] = {
    "merge": corrections.merge_with_next,
    "split": corrections.split_at,
    "move": corrections.move,
    "aside": corrections.set_aside,
    "promote": corrections.promote,
}


@dataclass(frozen=True)
class Step:
    """One correction: what, of which part, and where or to which section."""

    name: str
    number: int
    to: int | None = None

    def on(self, notes: Notes) -> Notes:
        """Return the tree with this correction made; NotesError when it cannot be."""
        more = () if self.to is None else (self.to,)
        return STEPS[self.name](notes, self.number, *more)


def current(draft: ImportDraft) -> Notes:
    """Return the tree as corrected so far."""
    notes = from_json(draft.notes)
    for step in draft.corrections:
        notes = Step(*step).on(notes)
    return notes


def with_words(notes: Notes) -> list[Section]:
    """Return the sections in which somebody said something."""
    return [section for section in notes.sections if section.contributions]


def default_targets(notes: Notes, questions: Mapping[int, str]) -> dict[str, str]:
    """Propose a question for each section: the one with the same words, or none.

    A list that perhaps nobody said is not taken in unless the reviewer says so.
    """
    by_words = {_bare(words): pk for pk, words in questions.items()}
    proposed = {}
    for section in with_words(notes):
        known = by_words.get(_bare(section.title))
        kept = SKIP if section.kind == "list" else ""
        proposed[str(section.id)] = str(known) if known else kept
    return proposed


def _bare(words: str) -> str:
    """Return the words of a question without hints in brackets, for comparison."""
    return words.partition("(")[0].casefold().strip(" ?:.→")


def target_of(draft: ImportDraft, section: Section) -> str:
    """Return where a section goes: a question's id, "" or "skip"."""
    return str(draft.targets.get(str(section.id), ""))


def taken_in(draft: ImportDraft, notes: Notes) -> Iterator[Said]:
    """Yield what will be stored, in the order of the source."""
    kept = [
        (item, section, target)
        for section in with_words(notes)
        if (target := target_of(draft, section)) != SKIP
        for item in section.contributions
    ]
    for item, section, target in sorted(kept, key=lambda row: _order(row[0])):
        yield _said(item, section, target, draft.language)


def _order(item: Contribution) -> tuple[int, int, int, int]:
    place = item.place
    return (place.page or 0, place.line or 0, place.paragraph or 0, item.id)


def _said(item: Contribution, section: Section, target: str, language: str) -> Said:
    return Said(
        text=item.text,
        place=said_place(item.place),
        question=int(target) if target else None,
        heading=section.title,
        emphasis=item.emphasis,
        remark=item.remark,
        language=language,
    )


def said_place(place: Place) -> str:
    """Return a place in words: page 2, line 5."""
    parts = (
        (place.page, _("page %(number)s")),
        (place.line, _("line %(number)s")),
        (place.paragraph, _("paragraph %(number)s")),
    )
    return ", ".join(words % {"number": number} for number, words in parts if number)


def report(draft: ImportDraft, notes: Notes) -> dict[str, Any]:
    """Return what stays with the batch: all of the notes but what is stored elsewhere.

    Contributions of sections that are not taken in stay here, so that nothing is lost.
    """
    whole = to_json(notes)
    for section, told in zip(notes.sections, whole["sections"], strict=True):
        if target_of(draft, section) != SKIP:
            told["taken_in"] = len(section.contributions)
            told["contributions"] = []
    return whole


@dataclass(frozen=True)
class Tally:
    """How many contributions there are, how many to look at, how many not taken in."""

    all: int
    doubtful: int
    skipped: int

    @property
    def taken(self) -> int:
        """Return how many will be stored."""
        return self.all - self.skipped

    @property
    def sentence(self) -> str:
        """Say how sure we are."""
        if not self.doubtful:
            return _("We are sure of all of them.")
        return ngettext(
            "Look at %(number)s of them: we are not sure of it.",
            "Look at %(number)s of them: we are not sure.",
            self.doubtful,
        ) % {"number": self.doubtful}


def tally(draft: ImportDraft, notes: Notes) -> Tally:
    """Count what was found in the notes."""
    sections = with_words(notes)
    return Tally(
        sum(len(section.contributions) for section in sections),
        sum(
            bool(item.warnings)
            for section in sections
            for item in section.contributions
        ),
        sum(
            len(section.contributions)
            for section in sections
            if target_of(draft, section) == SKIP
        ),
    )


def reported(notes: Notes, name: str) -> int | None:
    """Return how many persons or organisations the notes say there were."""
    fact = notes.facts.get(name)
    return fact.number if fact else None
