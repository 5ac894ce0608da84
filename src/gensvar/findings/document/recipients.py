"""The check by participants, the result conference, and who gets the basis."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.documents.content import Align, Block, Facts, Heading, Paragraph, Table
from gensvar.findings.models import Agreement, DecisionBasis, HandOver
from gensvar.findings.queries import Asked
from gensvar.kernel.days import said


def check(asked: Asked | None) -> Iterator[Block]:
    """Yield what those who took part said about the compilation, in numbers."""
    yield Heading(2, _("Whether those who took part recognise themselves"))
    if asked is None:
        yield Paragraph(_("Those who took part have not been asked to check this."))
        return
    given = asked.replies
    total = sum(given.values())
    yield Paragraph(
        ngettext(
            "They were asked to check the findings until %(day)s. %(number)d replied.",
            "They were asked to check the findings until %(day)s. %(number)d replied.",
            total,
        )
        % {"day": said(asked.closes_on), "number": total}
    )
    yield Table(
        caption=_("Do the findings say what you said?"),
        header=(_("Reply"), _("Number")),
        rows=tuple((str(Agreement(v).label), str(n)) for v, n in given.items()),
        align=(Align.START, Align.END),
    )
    if asked.changes:
        yield Paragraph(asked.changes)


def conference(basis: DecisionBasis) -> Iterator[Block]:
    """Yield the joint discussion about how the result is handled (S2-32)."""
    if basis.conference_on is None:
        return
    yield Heading(2, _("How the result was discussed together"))
    yield Facts(
        (
            (_("Day"), said(basis.conference_on)),
            (_("Who took part"), basis.conference_people),
            (_("What was agreed"), basis.conference_notes),
        )
    )


def blocks(hand_overs: Iterable[HandOver]) -> Iterator[Block]:
    """Yield who gets the basis and reports back by when."""
    rows = tuple(
        (hand_over.body.name, said(hand_over.due_on)) for hand_over in hand_overs
    )
    if not rows:
        return
    yield Heading(2, _("Who gets this, and reports back"))
    yield Table(
        caption=_("Recipients"),
        header=(_("Body"), _("Reports back by")),
        rows=rows,
    )
