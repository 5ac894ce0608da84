"""Where the parts of a tree are gathered that are not contributions."""

from dataclasses import replace
from itertools import groupby

from gensvar.notes import ballots, words
from gensvar.notes.dates import find_days
from gensvar.notes.decisions import Reference, find_decisions, is_reference
from gensvar.notes.draft import passage
from gensvar.notes.facts import Found, make_fact
from gensvar.notes.lines import Line
from gensvar.notes.tree import (
    Caution,
    Decision,
    Fact,
    Option,
    Passage,
    Question,
    SetAside,
    Speech,
)

ASKING = ("fråga:", "kysymys:", "f:")
ANSWERING = ("svar:", "vastaus:", "s:")


class Shelf:
    """Facts, rankings, questions, speeches, decisions and what was set aside."""

    def __init__(self, blocks: list[Line]) -> None:
        self.blocks = blocks
        self.next_id = 0
        self.title = ""
        self.facts: dict[str, Fact] = {}
        self.legends: list[Passage] = []
        self.rankings: list[tuple[str, list[Option], list[Passage]]] = []
        self.questions: list[Question] = []
        self.speeches: list[Speech] = []
        self.decisions: list[Decision] = []
        self.aside: list[SetAside] = []
        self.ballots = _find_ballots(blocks)

    def number(self) -> int:
        """Return the next number in the order of the source."""
        self.next_id += 1
        return self.next_id

    def set_aside(self, block: Line, why: str) -> None:
        """Keep a line that is not part of the notes, and say why."""
        text = f"{block.marker} {block.text}".strip()
        self.aside.append(SetAside(self.number(), text, why, block.place))

    def quote(self, block: Line) -> None:
        """Take a quotation that names its speaker."""
        found = words.SIGNED.search(block.text)
        name = words.NAME.search(found[0]) if found else None
        self.speeches.append(
            Speech(
                self.number(),
                block.text,
                block.place,
                name[0] if name else "",
                "quotation",
                block.marker,
            )
        )

    def ask(self, block: Line) -> None:
        """Take a question that was put to someone."""
        asked = Question(self.number(), block.text, block.place, marker=block.marker)
        self.questions.append(asked)

    def take_exchange(self, block: Line) -> bool:
        """Take "Fråga: …" and "Svar: …"."""
        low = block.text.lower()
        if low.startswith(ASKING):
            self.ask(block)
            return True
        if low.startswith(ANSWERING) and self.questions:
            answer = (*self.questions[-1].answer, passage(self.number(), block))
            self.questions[-1] = replace(self.questions[-1], answer=answer)
            return True
        return False

    def completes_fact(self, block: Line) -> bool:
        """Take the day that stands on the line under "Senast ändrad:"."""
        waiting = self.facts.get("updated")
        if waiting is None or waiting.value or not find_days(block.text[:40]):
            return False
        found = Found("updated", waiting.label, block.text)
        made = make_fact(found, waiting.id, waiting.place, self.title)
        self.facts["updated"] = made
        return True

    def add_fact(
        self, found: Found, number: int, block: Line, *, quoted: bool = False
    ) -> None:
        """Keep a fact under its name; a second one with the same name gets a number."""
        name, again = found.name, 2
        if quoted and name in self.facts:
            return
        while name in self.facts:
            name, again = f"{found.name} {again}", again + 1
        fact = make_fact(found, number, block.place, self.title, quoted=quoted)
        self.facts[name] = fact

    def take_decision(self, block: Line) -> bool:
        """Take a line that is one reference; note references inside longer text."""
        references = find_decisions(block.text)
        if not references:
            return False
        alone = is_reference(block.text, references)
        number = self.number() if alone else self.next_id + 1
        for reference in references:
            self.decisions.append(_decision(number, block, reference, quoted=not alone))
        return alone

    def take_ranking(self, n: int, block: Line, title: str) -> bool:
        """Take a line of a ranking."""
        read = self.ballots[n]
        if read is None:
            return False
        if n == 0 or self.ballots[n - 1] is None:
            self.rankings.append((title, [], []))
        self.rankings[-1][1].append(as_option(self.number(), block, read))
        return True


def _find_ballots(blocks: list[Line]) -> list[ballots.Ballots | None]:
    """Read each line as ballots where it and its neighbours together are a ranking."""
    read = [None if b.noise else ballots.read_ballots(b.text) for b in blocks]
    found: list[ballots.Ballots | None] = []
    for is_read, run in groupby(read, key=lambda one: one is not None):
        lines = list(run)
        fits = is_read and ballots.looks_like_ranking(lines)
        found += lines if fits else [None] * len(lines)
    return found


def as_option(number: int, block: Line, read: ballots.Ballots) -> Option:
    """Make one line of a ranking out of what was read in it."""
    warnings = tuple(Caution("values_without_space", pair) for pair in read.touching)
    return Option(
        number,
        read.label,
        block.text,
        block.place,
        read.values,
        read.reported,
        marker=block.marker,
        warnings=warnings,
    )


def _decision(
    number: int, block: Line, reference: Reference, *, quoted: bool
) -> Decision:
    return Decision(
        number,
        block.text,
        block.place,
        reference.body,
        reference.days.first,
        reference.days.last,
        reference.paragraph,
        reference.outcome,
        quoted,
        block.marker,
    )
