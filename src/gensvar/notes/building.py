"""Giving every line of a source its one place in the tree."""

from dataclasses import replace

from gensvar.notes import ballots, words
from gensvar.notes.draft import SAYING, Draft, passage
from gensvar.notes.facts import (
    NAMES,
    facts_in_prose,
    read_cover_line,
    read_fact,
)
from gensvar.notes.headings import LISTS, Heading, Reader
from gensvar.notes.lines import Line
from gensvar.notes.shelf import Shelf
from gensvar.notes.tree import (
    Caution,
    Notes,
    Speech,
)


class Builder(Shelf):
    """Walks through the lines once; each is taken by exactly one node."""

    def __init__(self, name: str, kind: str, blocks: list[Line]) -> None:
        super().__init__(blocks)
        self.name, self.format = name, kind
        self.reader = Reader(blocks)
        self.drafts: list[Draft] = []
        self.by_title: dict[str, Draft] = {}
        self.inline_groups = False
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

    @property
    def draft(self) -> Draft:
        """Return the section that is being filled; begin one without title if none."""
        if not self.drafts:
            self.open(Heading("", "", 1), None)
        return self.current

    def section_title(self) -> str:
        """Return the title of the section that is being filled."""
        return self.current.title if self.drafts else ""

    def take(self, n: int, block: Line) -> None:
        """Hand one line to the node that keeps it."""
        if block.noise:
            self.set_aside(block, block.noise)
        elif self.is_legend(block):
            self.legends.append(passage(self.number(), block))
        elif not (
            self.take_ranking(n, block, self.section_title())
            or self.take_fact(n, block)
        ):
            self.take_words(block)

    def take_words(self, block: Line) -> None:
        """Take a heading, an item or running text."""
        if not self.title and self.is_title(block):
            self.title = block.text
            self.policy = bool(words.POLICY.match(block.text))
            self.open(Heading(block.text, block.marker, block.level or 1), block)
            return
        if self.take_group(block):
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

    def take_group(self, block: Line) -> bool:
        """Take "Grupp 1: …; …", a heading and what was said on the same line."""
        found = words.INLINE_GROUP.match(block.text)
        after = self.reader.after(block)
        alone = (
            after is None or bool(words.GROUP.match(after.text)) or self.inline_groups
        )
        if not found or block.mark or block.level or not alone:
            return False
        if after is not None and after.mark in LISTS:
            return False
        self.inline_groups = True
        title = found[1]
        self.open(Heading(title, "", 4, "guessed_heading"), block)
        said = block.text[found.start(2) :]
        for part in said.split("; "):
            self.draft.say(self.number(), replace(block, text=part))
        return True

    def is_title(self, block: Line) -> bool:
        """Tell whether the first line that says something is the title."""
        if block.level or (block.bold and not block.mark):
            return True
        if block.mark or len(block.text) > 150 or block.text.endswith((".", ":")):
            return False
        if words.GREETING.match(block.text) or self.is_contact(block):
            return False
        return not words.KINDS["contact"].match(block.text)

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
        if block and not heading.number and any(map(str.isalpha, block.marker)):
            self.current.number = block.marker
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
            self.ask(block)
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
            self.ask(block)
        elif draft.kind == "speech":
            self.speeches.append(
                Speech(
                    self.number(),
                    block.text,
                    block.place,
                    self.speaker,
                    marker=block.marker,
                )
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
        if found and block.cells and found.name in NAMES:
            # "Plats<tab>…" under any heading, until somebody has said something.
            cover = cover or not self.current.filled
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

    def is_legend(self, block: Line) -> bool:
        """Tell whether a line explains the exclamation marks."""
        return bool(words.MARKS.search(block.text)) and bool(
            words.LEGEND.search(block.text)
        )

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
            tuple(ballots.make_ranking(*ranking) for ranking in self.rankings),
            tuple(self.questions),
            tuple(self.speeches),
            tuple(self.decisions),
            tuple(self.aside),
            tuple(warnings),
        )
