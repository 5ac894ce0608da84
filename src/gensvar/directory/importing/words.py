"""The words of our own lists that a cell can hold: kinds, categories, languages."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from gensvar.directory.models import Category, SubRegion
from gensvar.kernel.languages import LANGUAGES
from gensvar.organisations.models import OrganisationKind

KNOWN = ("kind", "categories", "sub_region", "languages")
BETWEEN = re.compile(r"[,;/|]")


@dataclass(frozen=True)
class Words:
    """What each word of a list means, by the name of the field."""

    meanings: dict[str, dict[str, object]]
    kinds: tuple[str, ...]

    def find(self, field: str, text: str) -> tuple[list[object], list[str]]:
        """Return what the words in a cell mean, and those that we do not know."""
        known = self.meanings[field]
        whole = text.strip().casefold()
        if whole in known:
            return [known[whole]], []
        found: list[object] = []
        unknown: list[str] = []
        for word in filter(None, map(str.strip, BETWEEN.split(text))):
            if (meaning := known.get(word.casefold())) is None:
                unknown.append(word)
            elif meaning not in found:
                found.append(meaning)
        return found, unknown


def words_known() -> Words:
    """Return the words of our lists, in every language of the workspace."""
    kinds = _in_every_language({kind.value: kind.label for kind in OrganisationKind})
    tongues: dict[str, object] = {}
    for tag, language in LANGUAGES.items():
        tongues |= dict.fromkeys((tag.casefold(), language.own_name.casefold()), tag)
    tongues |= _in_every_language(
        {tag: language.name for tag, language in LANGUAGES.items()}
    )
    listed = {
        "categories": Category.objects.filter(ended_on=None),
        "sub_region": SubRegion.objects.filter(ended_on=None),
    }
    meanings: dict[str, dict[str, object]] = {
        name: {row.name.casefold(): row.pk for row in rows}
        for name, rows in listed.items()
    }
    return Words(
        {**meanings, "kind": kinds, "languages": tongues},
        tuple(str(kind.label) for kind in OrganisationKind),
    )


def _in_every_language(names: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            found |= {str(name).casefold(): value for value, name in names.items()}
    return found
