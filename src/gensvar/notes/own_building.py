"""Reading notes in our own form: every item under a numbered heading is said."""

from dataclasses import replace

from gensvar.notes import own
from gensvar.notes.ballots import Ballots
from gensvar.notes.building import Builder
from gensvar.notes.draft import Draft, make_contribution, passage
from gensvar.notes.facts import Found
from gensvar.notes.lines import Line
from gensvar.notes.shelf import as_option
from gensvar.notes.tree import Notes, Option, Question, Speech

PLAIN_MARK = " (–)"
GAP = "–"


class OwnBuilder(Builder):
    """Walks through notes that Gensvar wrote; what somebody added is kept as well."""

    def __init__(self, name: str, kind: str, blocks: list[Line]) -> None:
        super().__init__(name, kind, blocks)
        self.in_ranking = False
        self.label = ""

    def take(self, n: int, block: Line) -> None:
        """Hand one line to the node that keeps it."""
        if block.noise or not (self.title or block.level):
            self.set_aside(block, block.noise or "page_header")
        elif block.level:
            self.open_own(block)
        elif self.is_legend(block) and block.mark != "bullet":
            self.legends.append(passage(self.number(), block))
        elif block.mark == "bullet":
            self.take_own_item(block)
        else:
            self.take_own_text(block)

    # Headings

    def open_own(self, block: Line) -> None:
        """Begin the section that a heading names; two may have the same title."""
        self.in_ranking, self.label = False, ""
        words = own.words_of(block)
        found = own.SAYING.fullmatch(words)
        if not self.title:
            self.title, kind, heading = words, "cover", words
        elif found:
            kind = "question" if found["question"] else "area"
            heading = found["title"]
        else:
            kind, heading = kind_of(words), words
        number = found["number"] if found else ""
        self.current = Draft(
            self.number(), heading, kind, block.place, block.level, number
        )
        self.current.places.append(block.place)
        self.drafts.append(self.current)

    # Items

    def take_own_item(self, block: Line) -> None:
        """Take an item: said, asked, ranked, or only listed."""
        text = own.words_of(block)
        whole = replace(block, text=text)
        draft = self.draft
        if draft.kind in {"question", "area"}:
            self.say(whole)
        elif draft.kind == "questions":
            self.ask(whole)
        elif draft.kind == "ranking" and (option := self.ranked(whole)):
            if not self.in_ranking:
                self.rankings.append((draft.title, [], []))
                self.in_ranking = True
            self.rankings[-1][1].append(option)
        else:
            draft.points.append(passage(self.number(), whole))

    def say(self, block: Line) -> None:
        """Keep a contribution; (–) says that a sign at the end belongs to the words."""
        number = self.number()
        if block.text.endswith(PLAIN_MARK):
            text = block.text.removesuffix(PLAIN_MARK)
            bare = make_contribution(number, replace(block, text="x"))
            made = replace(bare, text=text)
        else:
            made = make_contribution(number, block)
            printed = block.text.removesuffix(f" {made.mark}") if made.mark else ""
            # What stands after the sign belongs to it only in notes by other hands.
            made = replace(made, text=printed or made.text)
        self.draft.contributions.append(made)

    def ranked(self, block: Line) -> Option | None:
        """Read an option with its places, ballot by ballot; None where it has none."""
        found = own.OPTION.fullmatch(block.text)
        if not found:
            return None
        printed = found["values"].split(", ")
        values = tuple(None if value == GAP else int(value) for value in printed)
        read = Ballots(found["label"], values, found["mean"] or "", ())
        return as_option(self.number(), block, read)

    # Running text

    def take_own_text(self, block: Line) -> None:
        """Take a line without a marker the way its section asks for."""
        text = own.words_of(block)
        whole = replace(block, text=text)
        draft = self.draft
        if draft.kind == "cover" and (self.label or ":" in text):
            self.own_fact(whole)
        elif draft.kind == "questions" and self.questions:
            self.questions[-1] = self.answered(self.questions[-1], whole)
        elif draft.kind == "speech":
            speaker, colon, _said = text.partition(": ")
            name = speaker if colon and len(speaker) < 100 else ""
            self.speeches.append(
                Speech(self.number(), text, block.place, name, marker=block.marker)
            )
        elif draft.kind == "ranking" and self.in_ranking:
            self.rankings[-1][2].append(passage(self.number(), whole))
        else:
            draft.paragraphs.append(passage(self.number(), whole))

    def answered(self, asked: Question, block: Line) -> Question:
        """Add to a question who asked it, its answer, or that it still waits."""
        if asked.answer == () and (found := own.ASKER.fullmatch(block.text)):
            self.next_id += 1
            return replace(asked, asker=found[1])
        if own.WAITS.fullmatch(block.text):
            self.draft.paragraphs.append(passage(self.number(), block))
            return asked
        found = own.ANSWER.match(block.text)
        said = replace(block, text=block.text[found.end() :]) if found else block
        return replace(asked, answer=(*asked.answer, passage(self.number(), said)))

    def own_fact(self, block: Line) -> None:
        """Keep a fact; in narrow columns the name may stand on a line of its own."""
        if self.label:
            label, value, self.label = self.label, block.text, ""
        elif block.text.endswith(":"):
            self.label = block.text.removesuffix(":")
            return
        else:
            label, _colon, value = block.text.partition(": ")
        name = own.NAME_OF.get(label, label.lower())
        self.add_fact(Found(name, label, value), self.number(), block)

    def build(self) -> Notes:
        """Return the tree; a paragraph is never taken for something said."""
        for n, block in enumerate(self.blocks):
            self.take(n, block)
        return self.finish()


def kind_of(title: str) -> str:
    """Return the kind of section that a heading of our form announces."""
    found = (kind for kind, pattern in own.NAMED.items() if pattern.match(title))
    return next(found, "prose")
