"""What the committee is asked, what it decided, and what is being done."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.documents.content import Block, BulletList, Heading, Paragraph, Words
from gensvar.feedback.models import Direction
from gensvar.kernel.days import said
from gensvar.reporting.results.known import HandedTo, Known, Promised, Weighed


def asked(known: Known) -> Iterator[Block]:
    """Yield what those who decide are asked to do, and by when."""
    total = len(known.findings)
    yield Paragraph(
        ngettext(
            "Say what becomes of the finding, and why.",
            "Say what becomes of each of the %(number)d findings, and why.",
            total,
        )
        % {"number": total}
        if total
        else _("Nothing yet: no finding has been written.")
    )
    if known.story.promised:
        by = said(known.story.promised.answer_by)
        yield Paragraph(
            _("Those who took part have been promised an answer by %(day)s.")
            % {"day": by}
        )
    if known.handed_to:
        yield BulletList(tuple(_handed(one) for one in known.handed_to))
    if known.handed_over_on is None:
        yield Paragraph(_("The result has not been handed over yet, and may change."))


def _handed(one: HandedTo) -> Words:
    if one.reported_on:
        line = _("%(body)s reported back %(day)s.") % {
            "body": one.body,
            "day": said(one.reported_on),
        }
        return f"{line} {one.report}".strip()
    return _("%(body)s reports back by %(day)s.") % {
        "body": one.body,
        "day": said(one.due_on),
    }


def weighed(known: Known) -> Iterator[Block]:
    """Yield what became of each finding, as a person entered it."""
    if not known.findings:
        yield Paragraph(_("Nothing has been weighed yet."))
    for finding in known.strongest_first:
        yield Heading(3, finding.title)
        judged = known.weighed.get(finding.pk)
        if judged is None:
            yield Paragraph(_("What became of it is not entered yet."))
        else:
            yield Paragraph(f"{judged.outcome}. {judged.reason}")
            yield Paragraph(_decision(judged))


def _decision(judged: Weighed) -> str:
    return _("Decision: %(body)s, %(day)s, § %(section)s") % {
        "body": judged.body,
        "day": said(judged.decided_on),
        "section": judged.section_number,
    }


def answer(known: Known) -> Iterator[Block]:
    """Yield the published answer, and the measures with how they go."""
    by_direction = {one.direction: one for one in known.answers}
    found = by_direction.get(Direction.PUBLIC) or by_direction.get(
        Direction.PARTICIPANTS
    )
    if found is None:
        yield Paragraph(_("No answer has been published yet."))
    else:
        yield Paragraph(found.text)
    yield Heading(3, _("Measures"))
    if known.measures:
        yield BulletList(tuple(_measure(one) for one in known.measures))
    else:
        yield Paragraph(_("No measure has been promised."))


def _measure(one: Promised) -> Words:
    return _("%(words)s (%(body)s, by %(day)s): %(status)s") % {
        "words": one.words,
        "body": one.body,
        "day": said(one.due_on),
        "status": one.status.lower(),
    }
