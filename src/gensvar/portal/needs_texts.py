"""The texts of a needs inventory in the language that a reader chooses."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest

from gensvar.inventories.asked import Asked
from gensvar.inventories.public import Page
from gensvar.translations.public import PageTexts, Thing, reading

INVENTORY, QUESTION = "inventories.needsinventory", "inventories.needsquestion"


def texts_of(
    request: HttpRequest, page: Page, asked: Asked | None = None, usual: str = ""
) -> PageTexts:
    """Read the texts of an inventory and, for its form, of the region's questions.

    `usual` is the language that was answered in before; where the pages are in it, the
    choice of pages wins.
    """
    about = {"name": page.name, "about": page.about}
    questions = (
        Thing(QUESTION, pk, {"words": words, "guidance": guidance})
        for pk, words, guidance in (asked.questions if asked else ())
    )
    own = "" if usual in dict(settings.LANGUAGES) else usual
    return reading(request, Thing(INVENTORY, page.id, about), *questions, usual=own)


def in_words_of(texts: PageTexts, asked: Asked) -> Asked:
    """Return what is asked, with the region's questions as they are read here."""
    return replace(
        asked,
        questions=tuple(
            (
                pk,
                texts.words("words", QUESTION, pk, otherwise=words),
                texts.words("guidance", QUESTION, pk, otherwise=guidance),
            )
            for pk, words, guidance in asked.questions
        ),
    )
