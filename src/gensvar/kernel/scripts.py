"""Which letters a text is written in, and whether its language uses them."""

import unicodedata
from collections import Counter

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import LANGUAGES, known

CODES = {"LATIN": "Latn", "HEBREW": "Hebr", "ARABIC": "Arab"}
OTHER = "Zyyy"
NAMES: dict[str, str | Promise] = {
    "Latn": _("Latin letters"),
    "Hebr": _("Hebrew letters"),
    "Arab": _("Arabic letters"),
    OTHER: _("other letters"),
}


def script_of(text: str) -> str:
    """Return the ISO 15924 code of most letters of a text, empty where it has none.

    Names and quotations in other letters do not change what the text is written in.
    """
    counted = Counter(
        CODES.get(unicodedata.name(sign, "").split(" ")[0], OTHER)
        for sign in text
        if sign.isalpha()
    )
    return counted.most_common(1)[0][0] if counted else ""


def check_script(tag: str, text: str, field: str = "text") -> None:
    """Raise Invalid at `field` where a text is in letters that its language has not.

    Where the same language is also written in those letters, the sentence says what
    to choose. An unknown tag is Invalid at "language".
    """
    language, found = known(tag), script_of(text)
    if not found or not language.script or found == language.script:
        return
    facts = {
        "found": NAMES[found],
        "wanted": NAMES[language.script],
        "language": language.name,
    }
    sentence = gettext(
        "The text is written in %(found)s. %(language)s is written in %(wanted)s."
    )
    root = language.macro or language.tag
    same = (one for one in LANGUAGES.values() if root in {one.tag, one.macro})
    other = next((one for one in same if one.script == found), None)
    if other is not None:
        sentence += " " + gettext("Choose “%(other)s” for this text.")
        facts["other"] = other.name
    raise Invalid(sentence % facts, field)
