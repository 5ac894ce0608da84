"""What became of ideas as a table or a document: the same rows as the page."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.documents.content import Document, Heading, Paragraph, Quote, Table
from gensvar.documents.word import as_word
from gensvar.documents.workbook import XLSX, Cell, Sheet, as_workbook
from gensvar.ideas.fates import Idea, State, tally
from gensvar.kernel.cells import as_text
from gensvar.kernel.days import said

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv; charset=utf-8"
KINDS = {"csv": CSV, "xlsx": XLSX, "docx": WORD}


def as_file(
    form: str, ideas: Sequence[Idea], sentence: str, author: str, at: datetime
) -> bytes:
    """Return the ideas as a file of one kind."""
    day = timezone.localdate(at)
    if form == "docx":
        return as_word(_document(ideas, sentence, author, day), at=at)
    sheet = _sheet(ideas, day)
    if form == "xlsx":
        return as_workbook([sheet])
    text = io.StringIO()
    out = csv.writer(text, delimiter=";")
    out.writerow(sheet.header)
    out.writerows(
        ["" if cell is None else as_text(str(cell)) for cell in row]
        for row in sheet.rows
    )
    return text.getvalue().encode("utf-8-sig")


def _sheet(ideas: Sequence[Idea], day: date) -> Sheet:
    header = [
        *(_("Idea"), _("Where it was said"), _("Meeting"), _("Said on"), _("Body")),
        *(_("Programme"), _("Where the idea stands"), _("Decided on")),
        *(_("Days to decision"), _("Days without decision"), _("Why"), _("The way")),
    ]
    return Sheet(_("Ideas"), header, [_row(idea, day) for idea in ideas])


def _row(idea: Idea, day: date) -> list[Cell]:
    fate, place = idea.fate, idea.place
    return [
        idea.text,
        str(idea.kind.label),
        place.title,
        idea.said_on.isoformat(),
        place.body_name,
        place.programme_name,
        str(idea.state.label),
        fate.decided_on.isoformat() if fate.decided_on else None,
        idea.days,
        idea.waited(day) if idea.state == State.WAITING else None,
        fate.reason,
        " → ".join(step.words for step in fate.steps),
    ]


def _document(ideas: Sequence[Idea], sentence: str, author: str, day: date) -> Document:
    counts = tally(ideas).counts
    blocks: list[Paragraph | Table | Heading | Quote] = [
        Paragraph(sentence),
        Table(
            _("Where the ideas stand"),
            (_("Where the idea stands"), _("Number")),
            tuple((str(one.label), str(counts[one.value])) for one in State),
        ),
    ]
    for state in (State.WAITING, *(one for one in State if one != State.WAITING)):
        among = [idea for idea in ideas if idea.state == state]
        if among:
            blocks.append(Heading(2, str(state.label)))
        for idea in among:
            where = f"{idea.place.title}, {said(idea.said_on)}"
            blocks.append(Quote(idea.text, source=where, language=idea.language))
            told = [step.words for step in idea.fate.steps]
            if idea.fate.reason:
                told.append(idea.fate.reason)
            blocks += [Paragraph(words) for words in told]
    return Document(
        title=_("From idea to done"),
        language=get_language() or "sv",
        author=author,
        blocks=tuple(blocks),
        date=said(day),
    )
