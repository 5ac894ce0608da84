"""The result as one document, for the page and the Word file."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from gensvar.dialogues.models import Dialogue
from gensvar.documents.content import Block, Document, Heading
from gensvar.kernel.days import said
from gensvar.reporting.results.known import Known, known_of
from gensvar.reporting.results.sections import sections_of
from gensvar.reporting.results.telling import Section, minutes


def result_of(dialogue: Dialogue) -> tuple[Document, list[Section]]:
    """Return the result as a document, and the sections that it is made of.

    It is written in the region's own language, as the decision basis is.
    """
    with override(settings.LANGUAGE_CODE):
        known = known_of(dialogue)
        sections = sections_of(known)
        return _document(known, sections), sections


def _document(known: Known, sections: list[Section]) -> Document:
    blocks: list[Block] = []
    for section in sections:
        blocks += [Heading(2, section.title), *section.blocks, section.sourced]
    number = minutes(sections)
    return Document(
        title=_("Result: %(title)s") % {"title": known.dialogue.title},
        language=settings.LANGUAGE_CODE,
        author=known.dialogue.body.name,
        subject=ngettext(
            "Takes %(number)d minute to read.",
            "Takes %(number)d minutes to read.",
            number,
        )
        % {"number": number},
        registry_number=known.dialogue.matter.registry_number,
        date=said(known.handed_over_on or timezone.localdate()),
        blocks=tuple(blocks),
    )
