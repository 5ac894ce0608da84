"""How the dialogue was held, in words and numbers, and who was not reached."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from gensvar.dialogues.models import TargetGroup
from gensvar.documents.content import Align, Block, Heading, Paragraph, Table
from gensvar.findings.models import DecisionBasis
from gensvar.findings.queries import Count, Reported

NUMBERS = (Align.START, Align.END)


def blocks(basis: DecisionBasis, numbers: Count, submissions: int) -> Iterator[Block]:
    """Yield the method, what we counted and, apart from it, what notes report."""
    yield Heading(2, _("How the dialogue was held"))
    if basis.method:
        yield Paragraph(basis.method)
    yield _counted(numbers, submissions)
    reported = _reported(numbers.reported)
    if reported is not None:
        yield Paragraph(
            _(
                "These numbers stand in the notes of meetings. We have not counted "
                "them, and they are not added to ours."
            )
        )
        yield reported


def _counted(numbers: Count, submissions: int) -> Table:
    """Return the numbers that were counted."""
    whole = numbers.whole
    rows: list[tuple[str, int]] = [
        (_("Contributions in all"), whole.total),
        *((_("– %(channel)s") % {"channel": name}, n) for name, n in whole.channels),
        (_("Stressed by those who said them"), whole.stressed),
        (_("Submissions (one from each person or group)"), submissions),
    ]
    return Table(
        caption=_("What we have counted"),
        header=(_("What"), _("Number")),
        rows=tuple((name, str(number)) for name, number in rows),
        align=NUMBERS,
    )


def _reported(reported: Iterable[Reported]) -> Table | None:
    """Return what the notes say about how many came, or None if they say nothing."""
    rows = tuple(
        (notes, _or_unknown(persons), _or_unknown(organisations))
        for notes, persons, organisations in reported
    )
    if not rows:
        return None
    return Table(
        caption=_("What the notes report"),
        header=(_("Notes"), _("Persons"), _("Organisations")),
        rows=rows,
        align=(Align.START, Align.END, Align.END),
    )


def _or_unknown(number: int | None) -> str:
    """Return a number; what nobody wrote down stays unknown (S2-34)."""
    return _("not known") if number is None else str(number)


def not_reached(basis: DecisionBasis, groups: Sequence[TargetGroup]) -> Iterator[Block]:
    """Yield who was not reached, beside whom the plan set out to reach."""
    if not (basis.not_reached or groups):
        return
    yield Heading(2, _("Who was not reached"))
    if basis.not_reached:
        yield Paragraph(basis.not_reached)
    if groups:
        yield Table(
            caption=_("Whom the plan set out to reach"),
            header=(_("Group"), _("Usually heard"), _("How")),
            rows=tuple(
                (
                    group.name,
                    _("Yes") if group.usually_heard else _("No"),
                    group.how_reached,
                )
                for group in groups
            ),
        )
