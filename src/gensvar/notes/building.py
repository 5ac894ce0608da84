"""Giving every line of a source its one place in the tree."""

from dataclasses import replace

from gensvar.notes import ballots, words
from gensvar.notes.dates import find_days
from gensvar.notes.decisions import Reference, find_decisions, is_reference
from gensvar.notes.draft import SAYING, Draft, passage
from gensvar.notes.facts import (
    Found,
    facts_in_prose,
    make_fact,
    read_cover_line,
    read_fact,
)
from gensvar.notes.headings import LISTS, Heading, Reader
from gensvar.notes.lines import Line
from gensvar.notes.tree import (
    Caution,
    Decision,
    Fact,
    Notes,
    Option,
    Passage,
    Question,
    Ranking,
    SetAside,
    Speech,
)

ASKING = ("fråga:", "kysymys:", "f:")
ANSWERING = ("svar:", "vastaus:", "s:")


class Builder:
    """Walks through the lines once; each is taken by exactly one node."""

    def __init__(self, name: str, kind: str, blocks: list[Line]) -> None:
        self.name, self.format, self.blocks = name, kind, blocks
        self.reader = Reader(blocks)
        self.next_id = 0
        self.title = ""
        self.facts: dict[str, Fact] = {}
        self.legends: list[Passage] = []
        self.drafts: list[Draft] = []
        self.by_title: dict[str, Draft] = {}
        self.rankings: list[tuple[str, list[Option], list[Passage]]] = []
        self.questions: list[Question] = []
        self.speeches: list[Speech] = []
        self.decisions: list[Decision] = []
        self.aside: list[SetAside] = []
        self.current: Draft
        self.before: Line | None = None
        self.speaker = ""
        text = " ".join(block.text[:200] for block in blocks[:40])
        self.meeting = bool(words.FROM_A_MEETING.search(text))
        self.policy = False

    def build(self) -> Notes:
        """Return the tree."""
        for n, block in enumerate(self.blocks):
            self.take(n, block)
            self.before = block
        for draft in self.drafts:
            draft.settle(meeting=self.meeting)
        return self.finish()

    def number(self) -> int:
        """Return the next number in the order of the source."""
        self.next_id += 1
        return self.next_id

    @property
    def draft(self) -> Draft:
        """Return the section that is being filled; begin one without title if none."""
        if not self.drafts:
            self.open(Heading("", "", 1), None)
        return self.current

    def take(self, n: int, block: Line) -> None:
        """Hand one line to the node that keeps it."""
        if block.noise:
            self.set_aside(block, block.noise)
        elif self.is_legend(block):
            self.legends.append(passage(self.number(), block))
        elif not (self.take_ranking(n, block) or self.take_fact(n, block)):
            self.take_words(block)

    def take_words(self, block: Line) -> None:
        """Take a heading, an item or running text."""
        if not self.title and self.is_title(block):
            self.title = block.text
            self.policy = bool(words.POLICY.match(block.text))
            self.open(Heading(block.text, block.marker, block.level or 1), block)
            return
        kind = self.current.kind if self.drafts else "cover"
        filled = self.drafts != [] and self.current.filled
        if heading := self.reader.read(block, kind, said=filled):
            if words.KINDS["contact"].match(heading.title):
                self.draft.kind = self.draft.kind or "cover"
                self.set_aside(block, "contact")
                return
            self.title = self.title or heading.title
            self.open(heading, block)
        elif block.mark in LISTS or block.mark == "arrow":
            self.take_item(block)
        else:
            self.take_text(block)

    def is_title(self, block: Line) -> bool:
        """Tell whether the first line that says something is the title."""
        if block.level or (block.bold and not block.mark):
            return True
        if block.mark or len(block.text) > 150 or block.text.endswith((".", ":")):
            return False
        return not words.KINDS["contact"].match(block.text) and not self.is_contact(
            block
        )

    # Sections

    def open(self, heading: Heading, block: Line | None) -> None:
        """Begin a section, or go on in the one that a repeated slide belongs to."""
        place = block.place if block else self.blocks[0].place
        key = heading.title.casefold()
        if block and key in self.by_title and heading.warning != "heading_as_bullet":
            self.current = self.by_title[key]
            self.current.places.append(place)
            self.next_id += 1
            return
        first = not self.drafts
        kind = "cover" if first else self.kind_of(heading.title)
        parent = self.current if self.drafts else None
        if parent and parent.nested >= 0 and heading.nested:
            parent = parent.parent
        self.current = Draft(
            self.number(), heading.title, kind, place, heading.level, heading.number
        )
        self.current.parent = parent
        self.current.nested = block.indent if block and heading.nested else -1
        if block:
            self.current.places.append(place)
            self.by_title[key] = self.current
        if heading.warning:
            self.current.warnings.append(Caution(heading.warning))
        self.drafts.append(self.current)
        if kind == "speech":
            self.speaker = words.speaker_in(heading.title)

    def kind_of(self, title: str) -> str:
        """Return the kind of section, given what sort of document this is."""
        kind = words.kind_of(title)
        if kind in {"prose", "steps"} and words.SPOKEN.search(title):
            kind = "area"
        if kind in {"area", "question"} and self.policy:
            return "list"
        return kind

    # Items

    def take_item(self, block: Line) -> None:
        """Take a bullet or a numbered point."""
        draft = self.draft
        if draft.nested >= 0 and block.indent <= draft.nested and draft.parent:
            self.current = draft = draft.parent
        if self.repeats(draft, block):
            self.set_aside(block, "repeated")
        elif words.SIGNED.search(block.text):
            self.quote(block)
        elif self.take_decision(block):
            return
        elif draft.kind == "questions":
            self.questions.append(Question(self.number(), block.text, block.place))
        elif draft.kind in SAYING:
            draft.say(self.number(), block, depth=draft.depth(block.indent))
        else:
            draft.points.append(passage(self.number(), block))

    def repeats(self, draft: Draft, block: Line) -> bool:
        """Tell whether an item was already on an earlier slide with this heading."""
        key = block.text.casefold()
        again = key in draft.seen and len(draft.places) > 1
        draft.seen.add(key)
        return again

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
            )
        )

    # Running text

    def take_text(self, block: Line) -> None:
        """Take a line without a marker."""
        draft = self.draft
        if self.is_contact(block):
            self.set_aside(block, "contact")
        elif words.SIGNED.search(block.text) and block.text[:1] in '-–—”"“':
            self.quote(block)
        elif draft.places[1:] and self.repeats(draft, block):
            self.set_aside(block, "repeated")
        elif not self.take_decision(block):
            self.take_by_kind(draft, block)

    def take_by_kind(self, draft: Draft, block: Line) -> None:
        """Take running text the way its section asks for."""
        if self.take_exchange(block):
            return
        if draft.kind == "questions":
            self.questions.append(Question(self.number(), block.text, block.place))
        elif draft.kind == "speech":
            self.speeches.append(
                Speech(self.number(), block.text, block.place, self.speaker)
            )
        elif draft.kind == "ranking" and self.rankings and ballots.explains(block.text):
            self.rankings[-1][2].append(passage(self.number(), block))
        elif self.follows_item(draft, block):
            draft.say(self.number(), block, "no_bullet")
        else:
            self.keep_text(draft, block)

    def keep_text(self, draft: Draft, block: Line) -> None:
        """Keep a paragraph, and what it reports about the event."""
        number = self.number()
        if draft.kind in {"question", "group", "area"}:
            draft.waiting.append((number, block))
        else:
            draft.paragraphs.append(passage(number, block))
        for found in facts_in_prose(block.text):
            self.add_fact(found, number, block, quoted=True)

    def follows_item(self, draft: Draft, block: Line) -> bool:
        """Tell whether a line stands directly under a bulleted contribution."""
        return (
            draft.kind in {"question", "area", "group"}
            and bool(draft.contributions)
            and not block.blank
            and self.before is not None
            and not self.before.noise
            and not words.REFERENCE.match(block.text)
        )

    def take_exchange(self, block: Line) -> bool:
        """Take "Fråga: …" and "Svar: …"."""
        low = block.text.lower()
        if low.startswith(ASKING):
            asked = Question(self.number(), block.text, block.place)
            self.questions.append(asked)
            return True
        if low.startswith(ANSWERING) and self.questions:
            answer = (*self.questions[-1].answer, passage(self.number(), block))
            self.questions[-1] = replace(self.questions[-1], answer=answer)
            return True
        return False

    def is_contact(self, block: Line) -> bool:
        """Tell whether a line says how to reach someone."""
        text = block.text
        if len(text) > 120:
            return False
        if words.MAIL.search(text) or words.PHONE.fullmatch(text):
            return True
        recent = bool(self.aside) and self.aside[-1].why == "contact"
        after = recent and self.before is not None and bool(self.aside)
        return after and bool(words.NAME.match(text)) and ", " in text

    # Facts, decisions, rankings, legends

    def take_fact(self, n: int, block: Line) -> bool:
        """Take a line that is a fact about the event."""
        cover = not self.drafts or self.current.kind in {"cover", "prose"}
        if self.completes_fact(block):
            return True
        found = read_fact(block)
        if found is None and self.title and cover and not (block.mark or block.level):
            early = self.current.kind == "cover" if self.drafts else False
            listed = n + 1 < len(self.blocks) and self.blocks[n + 1].mark in LISTS
            found = read_cover_line(block.text) if early else None
            if found is not None and found.name == "place" and listed:
                found = None
        if found is None or (not cover and found.name != "updated"):
            return False
        self.add_fact(found, self.number(), block)
        return True

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

    def take_ranking(self, n: int, block: Line) -> bool:
        """Take a line of a ranking; its neighbours decide whether it is one."""
        read = ballots.read_ballots(block.text)
        if read is None:
            return False
        lines = [read]
        for step in (1, -1):
            at = n + step
            while 0 <= at < len(self.blocks) and len(lines) < 40:
                other = ballots.read_ballots(self.blocks[at].text)
                if other is None or self.blocks[at].noise:
                    break
                lines.append(other)
                at += step
        if not ballots.looks_like_ranking(lines):
            return False
        fresh = n == 0 or ballots.read_ballots(self.blocks[n - 1].text) is None
        if fresh or not self.rankings:
            self.rankings.append((self.draft.title, [], []))
        self.rankings[-1][1].append(_option(self.number(), block, read))
        return True

    def is_legend(self, block: Line) -> bool:
        """Tell whether a line explains the exclamation marks."""
        return bool(words.MARKS.search(block.text)) and bool(
            words.LEGEND.search(block.text)
        )

    def set_aside(self, block: Line, why: str) -> None:
        """Keep a line that is not part of the notes, and say why."""
        text = f"{block.marker} {block.text}".strip()
        self.aside.append(SetAside(self.number(), text, why, block.place))

    def finish(self) -> Notes:
        """Put the tree together and note what concerns all of it."""
        sections = tuple(draft.finish() for draft in self.drafts)
        said = [item for section in sections for item in section.contributions]
        warnings = []
        if not said:
            warnings.append(Caution("no_contributions"))
        if any(item.emphasis for item in said) and not self.legends:
            warnings.append(Caution("emphasis_without_legend"))
        return Notes(
            self.name,
            self.format,
            self.title,
            self.facts,
            tuple(self.legends),
            sections,
            tuple(self.make_ranking(*ranking) for ranking in self.rankings),
            tuple(self.questions),
            tuple(self.speeches),
            tuple(self.decisions),
            tuple(self.aside),
            tuple(warnings),
        )

    def make_ranking(
        self, title: str, options: list[Option], remarks: list[Passage]
    ) -> Ranking:
        """Weigh one exercise."""
        return ballots.make_ranking(title, options, remarks)


def _option(number: int, block: Line, read: ballots.Ballots) -> Option:
    warnings = tuple(Caution("values_without_space", pair) for pair in read.touching)
    return Option(
        number,
        read.label,
        block.text,
        block.place,
        read.values,
        read.reported,
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
    )
