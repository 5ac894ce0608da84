"""What organisations are sorted by: what the lists of the region hold today."""

from django.db.models import Q

from gensvar.directory.models import Category, CategoryKind, Competence, SubRegion
from gensvar.directory.seen import shown_pages, shown_signatories
from gensvar.directory.shapes import Choices
from gensvar.kernel.languages import LANGUAGES, label

TODAY = Q(ended_on__isnull=True)


def categories_by_kind() -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
    """Return the categories to choose among, in groups by kind."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in Category.objects.filter(TODAY):
        found.setdefault(row.kind, []).append((row.pk, row.name))
    return tuple(
        (str(kind.label), tuple(found[kind])) for kind in CategoryKind if kind in found
    )


def competences_listed() -> tuple[tuple[int, str], ...]:
    """Return the competences of the list; one that is only proposed is not in it."""
    rows = Competence.objects.filter(TODAY, proposed_at__isnull=True)
    return tuple(rows.values_list("pk", "name"))


def sub_regions_listed() -> tuple[tuple[int, str], ...]:
    """Return the parts of the region."""
    return tuple(SubRegion.objects.filter(TODAY).values_list("pk", "name"))


def choices() -> Choices:
    """Return what the public list can be narrowed to: languages that are spoken."""
    tags = {
        tag
        for spoken in shown_pages().values_list("languages", flat=True)
        for tag in spoken
    }
    signed = shown_signatories().order_by("agreement__title")
    return Choices(
        categories=categories_by_kind(),
        sub_regions=sub_regions_listed(),
        competences=competences_listed(),
        languages=tuple(
            (tag, str(label(LANGUAGES[tag]))) for tag in LANGUAGES if tag in tags
        ),
        agreements=tuple(
            signed.values_list("agreement__public_id", "agreement__title").distinct()
        ),
    )


def options() -> Choices:
    """Return what an organisation can choose for its own page."""
    return Choices(
        categories=categories_by_kind(),
        sub_regions=sub_regions_listed(),
        competences=competences_listed(),
    )
