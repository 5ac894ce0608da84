"""The report of an inventory as a document: the same for page, Word file and PDF.

The words of answers stand in it only for those who work here (`with_words`); what is
published holds wishes, the matrix and the findings. Few people are never counted.
"""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.documents.content import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Table,
)
from gensvar.inventories.models import NeedsAnswer, NeedsFinding, NeedsInventory
from gensvar.inventories.queries.matrix import Cell, Matrix, matrix_of
from gensvar.inventories.queries.reading import (
    Turnout,
    findings_in,
    turnout_of,
    whole_answers_in,
)
from gensvar.inventories.queries.wishes import GroupWishes, Said, wishes_in
from gensvar.inventories.shown import named, words_in
from gensvar.ui.dates import day


def report_of(inventory: NeedsInventory, *, with_words: bool) -> Document:
    """Return the report in the language of the reader; it asks the database anew."""
    answers = whole_answers_in(inventory, with_words=with_words)
    matrix = matrix_of(inventory, answers)
    blocks: list[Block] = [
        Facts(tuple(_facts(inventory))),
        *_findings(findings_in(inventory)),
        *_turnout(inventory, turnout_of(inventory, answers, matrix.names)),
        *_matrix(matrix),
        *_wishes(wishes_in(inventory, answers, matrix)),
    ]
    if with_words:
        blocks += _words(answers)
    return Document(
        title=inventory.name,
        language=get_language() or "sv",
        author=settings.REGION_NAME,
        subject=inventory.programme.name,
        blocks=tuple(blocks),
    )


def _facts(inventory: NeedsInventory) -> list[tuple[str, str]]:
    rows = [
        (_("Programme"), inventory.programme.name),
        (_("Whom it asks"), str(inventory.get_audience_display())),
        (_("Year"), str(inventory.year)),
        (_("How"), str(inventory.get_method_display())),
        (_("Days"), f"{day(inventory.starts_on)} – {day(inventory.ends_on)}"),
        (_("What was known before"), inventory.sources),
    ]
    return [(name, said) for name, said in rows if said]


def _findings(findings: list[tuple[NeedsFinding, list[NeedsAnswer]]]) -> list[Block]:
    blocks: list[Block] = [Heading(2, _("What the inventory shows"))]
    if not findings:
        return [*blocks, Paragraph(_("No finding is written yet."))]
    for finding, answers in findings:
        sources = ", ".join(named(one) for one in answers)
        said = _("Builds on: %(answers)s.") % {"answers": sources}
        blocks += [Paragraph(finding.words), Paragraph(said)]
    return blocks


def _turnout(inventory: NeedsInventory, rows: list[Turnout]) -> list[Block]:
    header = (
        _("Administration") if inventory.is_internal else _("Group"),
        _("From organisations and meetings"),
        _("From people"),
    )
    table = Table(
        _("Who has answered"),
        header,
        tuple(
            (
                row.name,
                str(row.answers - row.open_answers),
                row.open_shown,
            )
            for row in rows
        ),
    )
    return [Heading(2, _("Who has answered")), table]


def _matrix(matrix: Matrix) -> list[Block]:
    caption = _("What each wants to talk about")
    header = (_("Core activity"), *(row.name for row in matrix.rows))
    table = Table(
        caption,
        header,
        tuple(
            (activity.name, *(_cell(cell) for _row, cell in cells))
            for activity, cells in matrix.table
        ),
    )
    return [Heading(2, caption), Paragraph(_several_voices()), table]


def _several_voices() -> str:
    return _(
        "Where answers for one group say different things, each is shown. Nothing is "
        "decided by how many say it."
    )


def _cell(cell: Cell) -> str:
    said = [one.label for one in cell.said]
    return " / ".join(said) if said else _("Not known")


def _wishes(rows: list[GroupWishes]) -> list[Block]:
    blocks: list[Block] = [Heading(2, _("Wishes side by side"))]
    for row in rows:
        if not row.answers:
            continue
        said = wish_rows(row)
        blocks.append(Heading(3, row.name))
        blocks.append(
            Facts(tuple((name, _together(values)) for name, values in said))
            if said
            else Paragraph(_("Nothing is said about how the meetings should be."))
        )
    return blocks


def wish_rows(row: GroupWishes) -> list[tuple[str, tuple[Said, ...]]]:
    """Return what a group wishes of the meetings, with a name for each wish."""
    rows = [
        (_("How often"), row.intervals),
        (_("Minutes for a meeting"), row.minutes),
        (_("Whom to meet"), row.roles),
        (_("Answer within days"), row.feedback_days),
        (_("Forms of samråd"), row.forms),
    ]
    return [(name, values) for name, values in rows if values]


def _together(values: tuple[Said, ...]) -> str:
    return "; ".join(one.label for one in values)


def _words(answers: list[NeedsAnswer]) -> list[Block]:
    blocks: list[Block] = [Heading(2, _("What was said, word for word"))]
    for answer in answers:
        told = words_in(answer)
        if not told:
            continue
        blocks.append(Heading(3, named(answer)))
        blocks += [
            Quote(one.text, source=one.title, language=one.language) for one in told
        ]
    return blocks if len(blocks) > 1 else []
