"""The lists of the region that listings are described and found by."""

from dataclasses import dataclass

from gensvar.directory.models import Category, CategoryKind, Competence, SubRegion

Pairs = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Choices:
    """What one can choose from: pairs of number and name."""

    themes: Pairs
    places: Pairs
    competences: Pairs


def choices() -> Choices:
    """Return the themes, the places and the competences of the region."""
    themes = Category.objects.filter(kind=CategoryKind.THEME, ended_on__isnull=True)
    places = SubRegion.objects.filter(ended_on__isnull=True)
    known = Competence.objects.filter(ended_on__isnull=True, proposed_at__isnull=True)
    return Choices(
        themes=tuple(themes.values_list("pk", "name")),
        places=tuple(places.values_list("pk", "name")),
        competences=tuple(known.values_list("pk", "name")),
    )
