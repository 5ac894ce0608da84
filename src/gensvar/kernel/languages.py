"""The registry of languages: tag, own name, letters, and what to fall back on.

Interface languages are those of settings.LANGUAGES; this registry also holds the
languages that people write to us in, and that texts and letters come in. Source:
domain.md section 5.2, after the IANA registry of tags; own names marked there as
uncertain are shown as written until the groups confirm them.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.errors import Invalid

BASE = "sv"


@dataclass(frozen=True)
class Language:
    """One language: BCP 47 tag, its name in itself and in the reader's language.

    `script` is the ISO 15924 code of its letters, empty where it has none of its own.
    `macro` is the tag of the language that this is a variety of. `falls_back_to` is
    what is read where a text does not exist in it: never a neighbour that the reader
    might not want (Meänkieli not to Finnish, Lule Sámi not to Northern Sámi).
    """

    tag: str
    own_name: str
    name: str | Promise
    direction: str = "ltr"
    script: str = "Latn"
    macro: str = ""
    falls_back_to: str = BASE


_SAMI = (
    Language("se", "davvisámegiella", _("Northern Sámi")),
    Language("smj", "julevsámegiella", _("Lule Sámi")),
    Language("sma", "åarjelsaemien gïele", _("Southern Sámi")),
    Language("sje", "bidumsámegiella", _("Pite Sámi")),
    Language("sju", "ubmejesámien giälla", _("Ume Sámi")),
)
# Of the varieties that the registry of tags knows; `rmu` has no macrolanguage there.
_ROMANI = (
    Language(
        "rmf", "kaalengo tšimb", _("Kaale Romani"), macro="rom", falls_back_to="rom"
    ),
    Language(
        "rmy",
        "řomani šib",
        _("Kalderash and Lovari Romani"),
        macro="rom",
        falls_back_to="rom",
    ),
    Language("rmn", "romani čhib", _("Arli Romani"), macro="rom", falls_back_to="rom"),
    Language("rmc", "romani", _("Carpathian Romani"), macro="rom", falls_back_to="rom"),
    Language("rmu", "svensk romani", _("Swedish Romani")),
    Language("rom", "romani čhib", _("Romani, variety not known")),
)
_YIDDISH = (
    Language("yi", "ייִדיש", _("Yiddish"), "rtl", "Hebr"),
    Language(
        "ydd",
        "ייִדיש",
        _("Eastern Yiddish"),
        "rtl",
        "Hebr",
        macro="yi",
        falls_back_to="yi",
    ),
    Language("yi-Latn", "yidish", _("Yiddish in Latin letters"), macro="yi"),
)
# The groups of the lists to choose from; no language is chosen by its family alone.
GROUPS: tuple[tuple[str | Promise, tuple[Language, ...]], ...] = (
    (
        "",
        (
            Language(BASE, "svenska", _("Swedish"), falls_back_to=""),
            Language("fi", "suomi", _("Finnish")),
            Language("fit", "meänkieli", _("Meänkieli")),
        ),
    ),
    (_("Sámi languages"), _SAMI),
    (_("Varieties of Romani"), _ROMANI),
    (_("Yiddish"), _YIDDISH),
    (
        _("Other languages"),
        (
            Language("en", "English", _("English")),
            Language("ar", "العربية", _("Arabic"), "rtl", "Arab"),
            Language("so", "Soomaali", _("Somali")),
            Language(
                "swl", "svenskt teckenspråk", _("Swedish Sign Language"), script=""
            ),
            Language("und", "–", _("Another language"), script=""),
        ),
    ),
)
LANGUAGES = {language.tag: language for _name, group in GROUPS for language in group}
_SHARED = {"ייִדיש", "romani čhib", "romani"}


def label(language: Language) -> str | Promise:
    """Return a language as it stands in a list: its own name, and if need be ours."""
    if language.tag == "und":
        return language.name
    if language.own_name in _SHARED:
        return format_lazy("{} ({})", language.own_name, language.name)
    return language.own_name


Pair = tuple[str, str | Promise]
CHOICES: list[Pair | tuple[str | Promise, list[Pair]]] = []
for _group, _languages in GROUPS:
    _pairs: list[Pair] = [(one.tag, label(one)) for one in _languages]
    if _group:
        CHOICES.append((_group, _pairs))
    else:
        CHOICES.extend(_pairs)


def known(tag: str) -> Language:
    """Return the language of a tag as typed; Invalid where nobody knows it.

    Capital letters do not matter. An unknown part after a known language is kept out:
    "fi-FI" is Finnish.
    """
    wanted = tag.strip().lower()
    for candidate in (wanted, wanted.split("-")[0]):
        for known_tag, language in LANGUAGES.items():
            if known_tag.lower() == candidate:
                return language
    raise Invalid(
        _("Nobody knows this language tag. Choose from the list."), "language"
    )


def is_known(tag: str) -> bool:
    """Say whether a tag stands in the registry just as it is written."""
    return tag in LANGUAGES


def chain(tag: str) -> tuple[str, ...]:
    """Return what a reader of a language reads in turn, at last Swedish.

    A tag that nobody knows is read in Swedish.
    """
    found: list[str] = []
    language = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0])
    while language is not None:
        found.append(language.tag)
        language = LANGUAGES.get(language.falls_back_to)
    return tuple(found) or (BASE,)


def direction(tag: str) -> str:
    """Return "rtl" or "ltr" for a tag; what we do not know reads left to right."""
    known = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0])
    return known.direction if known else "ltr"
