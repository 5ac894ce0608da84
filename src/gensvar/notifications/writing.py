"""Writing a letter: a template in the reader's language, its first line the subject."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from gensvar.kernel.languages import chain

# Letters are plain text: escaped as HTML, "Pensioners' council" would arrive as
# "Pensioners&#x27; council". They therefore have an engine of their own.
SUBJECT_LENGTH = 250


@dataclass(frozen=True)
class Message:
    """One letter to be sent.

    `key` is the same for the same news to the same reader: it is sent once. `cause`
    says what the letter is about, for lists of letters, such as "answer 12". `secret`
    is a part of the text that nobody but the reader may know. `calendar` is a meeting
    for the reader's calendar program, without any secret.
    """

    kind: str
    key: str
    to: str
    language: str
    subject: str
    text: str
    cause: str = ""
    secret: str = ""
    calendar: str = ""


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine(
        app_dirs=True,
        autoescape=False,
        builtins=["django.templatetags.i18n", "gensvar.ui.templatetags.ui"],
    )


def readable(language: str) -> str:
    """Return the interface language in which a reader of `language` gets letters.

    The registry says what a language falls back on; nobody gets a neighbour's language
    that they have not asked for.
    """
    offered = dict(settings.LANGUAGES)
    return next(
        (tag for tag in chain(language) if tag in offered), settings.LANGUAGE_CODE
    )


def write(  # noqa: PLR0913 -- a letter has that many facts
    template: str,
    *,
    kind: str,
    key: str,
    to: str,
    language: str,
    cause: str = "",
    secret: str = "",
    calendar: str = "",
    **context: object,
) -> Message:
    """Return a letter made from "<app>/letters/<name>" (.txt) in the reader's language.

    The first line of the template is the subject. Values are put in as they are; they
    are text and nothing else. `secret` is part of one of the values, often a token.
    """
    name = template if template.endswith(".txt") else f"{template}.txt"
    with translation.override(readable(language)):
        values = {"region": settings.REGION_NAME, **context}
        written = _engine().get_template(name).render(Context(values, autoescape=False))
    subject, _, text = written.strip().partition("\n")
    return Message(
        kind=kind,
        key=key,
        to=to,
        language=language,
        subject=one_line(subject),
        text=text.strip() + "\n",
        cause=cause,
        secret=secret,
        calendar=calendar,
    )


def one_line(words: str) -> str:
    """Return words without line breaks and other control signs, not too long."""
    clean = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(clean.split())[:SUBJECT_LENGTH]
