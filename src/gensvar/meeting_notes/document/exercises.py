"""What came out of the exercises, as it stands in the notes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gensvar.analysis.ballots import account
from gensvar.documents.content import Block, BulletList, Paragraph, Text
from gensvar.meeting_notes.document.words import printed
from gensvar.meeting_notes.tree import Asked, Part, Said

NOT_PLACED = "–"


def whole(part: Part) -> Iterator[Block]:
    """Yield what the tables were asked to do, and who has not confirmed."""
    for line in part.words.splitlines():
        if line.strip():
            yield Paragraph(line.strip())
    yield from _unconfirmed(part)


def prompt(part: Part) -> Iterator[Block]:
    """Yield what was written under one question or area, and by which tables."""
    if not part.said:
        yield Paragraph(_("No table wrote anything here."))
        return
    yield BulletList(tuple(_item(said) for said in part.said))
    if any(said.table for said in part.said):
        yield Paragraph(_tables(part.said))
    for place, said in enumerate(part.said, 1):
        if said.remark and said.remark not in said.text:
            yield Paragraph(
                _("Remark to point %(number)s: %(words)s")
                % {"number": place, "words": " ".join(said.remark.split())}
            )


def _item(said: Said) -> Text:
    return Text(
        printed(said),
        language="" if said.language == get_language() else said.language,
    )


def _tables(rows: Iterable[Said]) -> str:
    """Return which table wrote which point, and which others stressed it."""
    pieces = []
    for place, said in enumerate(rows, 1):
        names: dict[str, object] = {"number": place, "table": said.table}
        if said.stressed_by:
            names["others"] = _list(map(str, said.stressed_by))
            pieces.append(
                _("%(number)s: table %(table)s, stressed by %(others)s") % names
            )
        else:
            pieces.append(_("%(number)s: table %(table)s") % names)
    return _("Which tables: %(points)s.") % {"points": "; ".join(pieces)}


def _list(words: Iterable[str]) -> str:
    *most, last = words
    return (
        _("%(some)s and %(last)s") % {"some": ", ".join(most), "last": last}
        if most
        else last
    )


def _unconfirmed(part: Part) -> Iterator[Block]:
    if part.unconfirmed:
        yield Paragraph(
            ngettext(
                "Table %(tables)s has not confirmed its text, which is not counted "
                "here.",
                "Tables %(tables)s have not confirmed their texts, which are not "
                "counted here.",
                len(part.unconfirmed),
            )
            % {"tables": _list(map(str, part.unconfirmed))}
        )


def ranking(part: Part) -> Iterator[Block]:
    """Yield the ballots as cast, table by table, the means, and what the order is."""
    yield from whole(part)
    if not part.ballots:
        yield Paragraph(_("No table ranked anything."))
        return
    ballots = sorted(part.ballots, key=lambda ballot: ballot.table)
    cast = [{one.option: one.place for one in ballot.places} for ballot in ballots]
    yield BulletList(tuple(_option(name, cast) for name in part.options))
    tables = _list(str(ballot.table) for ballot in ballots)
    yield Paragraph(
        _("The values stand in the order of the tables’ numbers: %(tables)s.")
        % {"tables": tables}
    )
    if any(name not in ballot for name in part.options for ballot in cast):
        yield Paragraph(_("The sign – means that the table gave it no place."))
    yield Paragraph(_("The lower the mean, the more important."))
    yield Paragraph(depends()[account(part.options, cast).depends])


def _option(name: str, cast: list[dict[str, int]]) -> str:
    given = [ballot.get(name) for ballot in cast]
    values = ", ".join(str(value) if value else NOT_PLACED for value in given)
    placed = [value for value in given if value]
    if not placed:
        return _("%(option)s: %(values)s (no mean)") % {
            "option": name,
            "values": values,
        }
    # Halves are rounded up, as one does by hand; from a fraction, never from a float.
    tenths = floor(Fraction(sum(placed), len(placed)) * 10 + Fraction(1, 2))
    return _("%(option)s: %(values)s (mean %(mean)s)") % {
        "option": name,
        "values": values,
        "mean": number_format(Decimal(tenths) / 10, decimal_pos=1),
    }


def depends() -> dict[str, str]:
    """Return one plain sentence for each way an order can depend on counting."""
    return {
        "on_nothing": _("The order is the same however one counts."),
        "on_incomplete": _(
            "The order depends on whether incomplete ballots are counted."
        ),
        "on_method": _("The order depends on the method of counting."),
        "on_both": _(
            "The order depends on the method of counting, and on whether incomplete "
            "ballots are counted."
        ),
        "no_ballots": _("No table ranked anything."),
    }


def dots(part: Part) -> Iterator[Block]:
    """Yield how many dots each option got."""
    yield from whole(part)
    rows = zip(part.options, part.counts, strict=True)
    yield BulletList(
        tuple(
            ngettext("%(option)s: %(n)s dot", "%(option)s: %(n)s dots", n)
            % {"option": option, "n": n}
            for option, n in rows
        )
    )


def questions(part: Part) -> Iterator[Block]:
    """Yield the questions in order, each with its answers or that it waits for one."""
    yield from whole(part)
    if not part.asked:
        yield Paragraph(_("Nobody asked anything."))
    for asked in part.asked:
        yield BulletList((asked.words.strip(),))
        yield from _answers(asked)


def _answers(asked: Asked) -> Iterator[Block]:
    if asked.asker:
        yield Paragraph(_("Asked by: %(name)s") % {"name": asked.asker})
    for answer in asked.answers:
        words = " ".join(answer.words.split())
        said = f"{answer.speaker}: {words}" if answer.speaker else words
        yield Paragraph(_("Answer: %(words)s") % {"words": said})
    if asked.state != "answered":
        yield Paragraph(
            _("Answered in part.")
            if asked.state == "partly"
            else _("Waits for an answer.")
        )
