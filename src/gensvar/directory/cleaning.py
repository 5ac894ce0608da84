"""Making pasted text plain: no HTML, no bullets of a word processor, no hidden signs.

What was taken away is told, so that nobody wonders where it went.
"""

import html
import re
import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

TAG = re.compile(
    r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)\s*>|</?[a-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
CODE = re.compile(TAG.pattern + r"|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", TAG.flags)
BREAK = re.compile(r"\s*[\n\r\u2028\u2029]+\s*")
BULLET = re.compile(
    r"^[ \t]*(?:[•·▪◦‣●○■□\uf0b7\uf0a7]|o\t|[*–-][ \t])[ \t]*", re.MULTILINE
)
# Joiners (200c, 200d) are letters' own in some languages, and stay.
HIDDEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
QUOTES = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'")})


def clean(text: str) -> tuple[str, tuple[StrOrPromise, ...]]:
    """Return text as one plain paragraph, and what was taken away, in words.

    What codes stood for may be codes again: cleaning ends when nothing more is found,
    so that cleaning again changes nothing.
    """
    told: list[StrOrPromise] = []
    before = None
    while text != before:
        before, text = text, _once(text, told)
    return text, tuple(dict.fromkeys(told))


def _once(text: str, told: list[StrOrPromise]) -> str:
    steps: tuple[tuple[Callable[[str], str], StrOrPromise], ...] = (
        (_without_codes, _("web page codes")),
        (lambda words: CONTROL.sub(" ", HIDDEN.sub("", words)), _("hidden signs")),
        (lambda words: BULLET.sub("", words), _("bullets")),
        (lambda words: words.replace("\t", " "), _("tabs")),
        (lambda words: BREAK.sub(" ", words.strip()), _("line breaks")),
        (lambda words: words.translate(QUOTES), _("curved quotation marks")),
    )
    text = text.replace("\r\n", "\n").strip()
    for step, what in steps:
        after = step(text)
        if after != text:
            told.append(what)
        text = after
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_codes(text: str) -> str:
    return html.unescape(TAG.sub(" ", text)) if CODE.search(text) else text
