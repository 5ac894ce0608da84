"""The languages people write to us in: tag, own name, direction.

Interface languages are those of settings.LANGUAGES; this registry also holds the
languages that only contributions and letters come in. Source: domain.md section 5.2;
own names marked there as uncertain are shown as written until the groups confirm them.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Language:
    """One language: BCP 47 tag, its name in itself and in the reader's language."""

    tag: str
    own_name: str
    name: str | Promise
    direction: str = "ltr"


LANGUAGES = {
    language.tag: language
    for language in (
        Language("sv", "svenska", _("Swedish")),
        Language("fi", "suomi", _("Finnish")),
        Language("fit", "meänkieli", _("Meänkieli")),
        Language("se", "davvisámegiella", _("Northern Sámi")),
        Language("smj", "julevsámegiella", _("Lule Sámi")),
        Language("sma", "åarjelsaemien gïele", _("Southern Sámi")),
        Language("sje", "bidumsámegiella", _("Pite Sámi")),
        Language("sju", "ubmejesámien giälla", _("Ume Sámi")),
        Language("rom", "romani čhib", _("Romani")),
        Language("yi", "ייִדיש", _("Yiddish"), "rtl"),
        Language("en", "English", _("English")),
        Language("ar", "العربية", _("Arabic"), "rtl"),
        Language("so", "Soomaali", _("Somali")),
        Language("swl", "svenskt teckenspråk", _("Swedish Sign Language")),
        Language("und", "–", _("Another language")),
    )
}
CHOICES = [
    (tag, language.name if tag == "und" else language.own_name)
    for tag, language in LANGUAGES.items()
]


def direction(tag: str) -> str:
    """Return "rtl" or "ltr" for a tag; what we do not know reads left to right."""
    known = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0])
    return known.direction if known else "ltr"
