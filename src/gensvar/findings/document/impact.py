"""What the decision would mean for people: the finished assessments (S1-37)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gensvar.dialogues.models import Dialogue
from gensvar.documents.content import Block, Heading, Paragraph, Table
from gensvar.impact_assessments.models import Assessment
from gensvar.impact_assessments.queries import finished_in


def blocks(dialogue: Dialogue) -> Iterator[Block]:
    """Yield each finished assessment of the matter with its questions and answers."""
    found = finished_in(dialogue.matter)
    if not found:
        return
    yield Heading(2, _("Impact on people"))
    for one in found:
        yield from _assessment(one)


def _assessment(one: Assessment) -> Iterator[Block]:
    yield Heading(3, str(one.checklist))
    if one.summary:
        yield Paragraph(one.summary)
    yield Table(
        caption=_("What was assessed: %(name)s") % {"name": one.checklist},
        header=(_("Question"), _("Answer"), _("In words"), _("How we know")),
        rows=tuple(
            (
                str(answer.question),
                str(answer.get_verdict_display()),
                answer.words,
                answer.source,
            )
            for answer in one.answers.all()
        ),
    )
    yield Paragraph(_("Who was asked: %(who)s") % {"who": one.asked})
