"""Making pasted text plain: no HTML, no bullets of a word processor, no hidden signs.

What was taken away is told, so that nobody wonders where it went.
"""

import html
import re
import unicodedata

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

TAG = re.compile(
    r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)\s*>|</?[a-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
BULLET = re.compile(
    r"^[ \t]*(?:[•·▪◦‣●○■□\uf0b7\uf0a7]|[*o–-][ \t])[ \t]*", re.MULTILINE
)
# Joiners (200c, 200d) are letters' own in some languages, and stay.
HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
QUOTES = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'")})


def clean(text: str) -> tuple[str, tuple[StrOrPromise, ...]]:
    """Return text as one plain paragraph, and what was taken away, in words."""
    told: list[StrOrPromise] = []

    def step(after: str, what: StrOrPromise) -> str:
        if after != text and what not in told:
            told.append(what)
        return after

    if TAG.search(text) or ENTITY.search(text):
        text = step(html.unescape(TAG.sub(" ", text)), _("web page codes"))
        # What the codes stood for may be codes again.
        text = TAG.sub(" ", text)
    text = step(HIDDEN.sub("", text), _("hidden signs"))
    text = step(CONTROL.sub(" ", text), _("hidden signs"))
    text = step(BULLET.sub("", text.replace("\r\n", "\n")), _("bullets"))
    text = step(text.replace("\t", " "), _("tabs"))
    text = step(
        re.sub(r"\s*[\n\r\u2028\u2029]+\s*", " ", text.strip()), _("line breaks")
    )
    text = step(text.translate(QUOTES), _("curved quotation marks"))
    return " ".join(unicodedata.normalize("NFC", text).split()), tuple(told)
