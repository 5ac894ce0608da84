"""Every sentence that reading notes can say to a person, by its stable code."""

import gettext
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

LOCALE = Path(__file__).parent / "locale"


def _(sentence: str) -> str:
    """Mark a sentence for translation; Django's own marker would need settings."""
    return sentence


ERRORS = {
    "empty": _("The file is empty."),
    "too_large": _("The file is too large. The limit is {detail} megabytes."),
    "too_long": _("The document is too long. The limit is {detail} pages."),
    "unknown_type": _(
        "We cannot read this kind of file. "
        "Use Word (.docx), PDF, text, Markdown or HTML."
    ),
    "lying_type": _(
        "The file name says {detail}, but the content is something else. "
        "Open the file and save it again in the right format."
    ),
    "old_word": _(
        "The file is in the old Word format or is locked with a password. "
        "Save it as .docx without a password and try again."
    ),
    "encrypted": _("The file is locked with a password. Remove it and try again."),
    "macros": _("The file contains macros. Save it as .docx without macros."),
    "unsafe_archive": _(
        "The file is packed in a way that we do not open. "
        "Open it in Word and save it again."
    ),
    "unsafe_xml": _("The file contains declarations that we do not open."),
    "broken": _("The file is broken and could not be read."),
    "no_text_layer": _(
        "The PDF has no text, only pictures of text. "
        "Run text recognition on it, or ask for the original."
    ),
    "too_heavy": _("The file took too long or too much memory to read."),
    "binary": _("The file is not text."),
    "no_such_part": _("There is no part with the number {detail}."),
    "nothing_to_merge": _("There is no contribution after this one."),
    "cannot_split": _("A contribution can only be parted between two words."),
    "no_such_file": _("There is no file called {detail}."),
}

SET_ASIDE = {
    "navigation": _("Belongs to the web page, not to the notes."),
    "cookies": _("Text about cookies."),
    "image_description": _("Describes a picture."),
    "page_header": _("Repeated at the top or bottom of the pages."),
    "repeated": _("Repeats a line on an earlier page."),
    "byline": _("Says who wrote the text or took a picture."),
    "contact": _("Contact details."),
    "link": _("An address on the web."),
    "ruler": _("A line that only separates."),
    "row_label": _("Numbers the rows of a table."),
    "reviewer": _("Set aside by the reviewer."),
}

WARNINGS = {
    "no_bullet": _("Has no bullet. Check whether it belongs to the line before."),
    "joined_lines": _("Put together from several lines."),
    "heading_as_bullet": _("Printed as a bullet, but read as a heading."),
    "guessed_heading": _("Read as a heading although it is not marked as one."),
    "perhaps_not_contributions": _(
        "A list under a heading. Check that participants said this."
    ),
    "year_from_title": _("The year is taken from the title."),
    "lost_zero": _("A zero seems to be missing in the year {detail}."),
    "emphasis_without_legend": _("The notes do not say what (!) means."),
    "no_contributions": _("We found no contributions."),
    "replaced_encoding": _("Read as Windows-1252, because it is not UTF-8."),
    "values_without_space": _("“{detail}” is read as two values, not as a decimal."),
    "unequal_values": _("The options do not have equally many values."),
    "not_rankings": _("The values are not places from one upward."),
    "reported_differs": _("The printed mean {detail} is not the mean of the values."),
    "very_long": _("Unusually long. Check whether it is several contributions."),
    "unclosed_bracket": _("A bracket is opened but not closed."),
    "moved": _("Moved by the reviewer."),
    "changed": _("Changed by the reviewer."),
}

RANKINGS = {
    "same_ballot_order": _(
        "We assume that the first value in each line comes from the same group, "
        "the second from the same group, and so on. The notes do not say so."
    ),
    "ballots_cannot_be_told_apart": _(
        "The lines have different numbers of values. "
        "It is not possible to tell which values belong together."
    ),
    "same_order": _("The order is the same when only complete ballots are counted."),
    "top_two_change_places": _(
        "The first two change places when only complete ballots are counted: {detail}."
    ),
    "order_changes": _(
        "The order is another when only complete ballots are counted: {detail}."
    ),
    "tie_on_top": _("There is a tie for first place in one of the readings: {detail}."),
    "no_complete_ballots": _("There are no complete ballots to compare with."),
}

SENTENCES = {**ERRORS, **SET_ASIDE, **WARNINGS, **RANKINGS}


def sentence(code: str) -> Promise:
    """Return the sentence of `code` in the reader's language; may hold `{detail}`."""
    return gettext_lazy(SENTENCES[code])


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE, [language], fallback=True)


def translate(text: str, language: str) -> str:
    """Translate one of our own texts without Django's settings."""
    return _catalogue(language).gettext(text)


def sentence_in(language: str, code: str, detail: str = "") -> str:
    """Return the sentence of `code` in `language`, filled in."""
    return translate(SENTENCES[code], language).replace("{detail}", detail)
