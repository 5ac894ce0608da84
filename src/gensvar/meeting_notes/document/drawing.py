"""Drawing the tree of notes as a document, in the language of the reader."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.documents.content import Block, BulletList, Document, Heading, Paragraph
from gensvar.meeting_notes.document import exercises, facts
from gensvar.meeting_notes.tree import Content, Part


@dataclass(frozen=True)
class Approved:
    """One person's verdict, as it stands in the notes; without name for everyone."""

    name: str
    side: str
    day: str
    dissent: str = ""


@dataclass(frozen=True)
class Frame:
    """What stands around the tree: who keeps the notes, and how far they have come."""

    author: str
    stage: str
    number: int
    day: date | None = None
    registry_number: str = ""
    approvals: Sequence[Approved] = ()


def as_document(content: Content, frame: Frame) -> Document:
    """Return the notes as a document: the same words on page, in Word and in PDF."""
    blocks: list[Block] = []
    for part in content.parts:
        blocks += blocks_of(content, part)
    blocks += _approvals(frame)
    return Document(
        title=_("Notes: %(title)s") % {"title": content.title},
        language=get_language() or "sv",
        author=frame.author,
        subject=_("Version %(number)s") % {"number": frame.number}
        if not frame.stage
        else _("%(stage)s, version %(number)s")
        % {"stage": frame.stage, "number": frame.number},
        registry_number=frame.registry_number,
        date=facts.day_of(content.facts),
        blocks=tuple(blocks),
    )


def blocks_of(content: Content, part: Part) -> Iterator[Block]:
    """Yield one part: its heading, the introduction, and what stands in it."""
    heading = heading_of(part)
    yield Heading(3 if part.kind == "prompt" else 2, heading)
    yield from paragraphs(part.introduction)
    if part.kind == "facts":
        yield facts.rows(content.facts)
    elif part.kind == "method":
        yield from facts.method(content)
    else:
        yield from DRAWN[part.kind](part)


def heading_of(part: Part) -> str:
    """Return the heading of a part in the language of the reader."""
    names = {
        "facts": _("About the meeting"),
        "purpose": _("Purpose"),
        "goal": _("Goal"),
        "agenda": _("What stood on the agenda"),
        "exercise": _("Exercise %(number)s: %(title)s"),
        "prompt": _("Area %(number)s: %(title)s")
        if part.method == "ideas"
        else _("Question %(number)s: %(title)s"),
        "ranking": _("Ranking: %(title)s"),
        "dots": _("Dot votes: %(title)s"),
        "questions": _("Question round: %(title)s"),
        "taken": _("What we take along: %(title)s"),
        "speech": _("Speech: %(title)s"),
        "text": "%(title)s",
        "next": _("Next step"),
        "method": _("Method"),
    }
    title = " ".join(part.title.split())
    if part.kind == "prompt" and part.hint:
        title = f"{title} ({' '.join(part.hint.split())})"
    return names[part.kind] % {"number": part.number, "title": title}


def paragraphs(words: str) -> Iterator[Block]:
    """Yield each paragraph of a text."""
    for line in words.splitlines():
        if line.strip():
            yield Paragraph(line.strip())


def _plain(part: Part) -> Iterator[Block]:
    yield from paragraphs(part.words)


def _agenda(part: Part) -> Iterator[Block]:
    items = tuple(
        f"{point.title} ({point.speaker})" if point.speaker else point.title
        for point in part.points
    )
    yield BulletList(items)


def _statements(part: Part) -> Iterator[Block]:
    for statement in part.statements:
        words = " ".join(statement.words.split())
        who = statement.speaker
        yield Paragraph(f"{who}: {words}" if who else words)


def _next(part: Part) -> Iterator[Block]:
    if part.words:
        yield from paragraphs(part.words)
    elif part.hint:
        yield Paragraph(_("There is no next step: %(why)s") % {"why": part.hint})


def _approvals(frame: Frame) -> Iterator[Block]:
    if not frame.approvals:
        return
    yield Heading(2, _("Approval"))
    for one in frame.approvals:
        yield Paragraph(_verdict(one))


def _verdict(one: Approved) -> str:
    who = f"{one.name} ({one.side})" if one.name else one.side
    if not one.dissent:
        return _("%(who)s approved on %(day)s.") % {"who": who, "day": one.day}
    words = " ".join(one.dissent.split())
    told = {"who": who, "day": one.day, "words": words}
    if one.name:
        return _("%(who)s does not agree, %(day)s: %(words)s") % told
    return _("Somebody from %(who)s does not agree, %(day)s: %(words)s") % told


DRAWN: Mapping[str, Callable[[Part], Iterator[Block]]] = {
    "purpose": _plain,
    "goal": _plain,
    "text": _plain,
    "agenda": _agenda,
    "exercise": exercises.whole,
    "prompt": exercises.prompt,
    "ranking": exercises.ranking,
    "dots": exercises.dots,
    "questions": exercises.questions,
    "taken": _statements,
    "speech": _statements,
    "next": _next,
}
