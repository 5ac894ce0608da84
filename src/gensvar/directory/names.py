"""Under which names an organisation is known, and which others may be the same."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from gensvar.organisations.families import family_of
from gensvar.organisations.models import Merging, Organisation, Spelling
from gensvar.organisations.similar import Alike, Lookalikes, Pair

MOST_FOUND = 20
COMPARED = ("public_id", "name", "folded")


def that_stand() -> QuerySet[Organisation]:
    """Return the rows that stand for an organisation; those that ended among them."""
    return Organisation.objects.filter(merged_into__isnull=True)


def known_names(organisation: Organisation) -> list[Spelling]:
    """Return the spellings that somebody has noted for an organisation."""
    rows = Spelling.objects.filter(organisation=organisation, withdrawn_at=None)
    return list(rows.select_related("noted_by"))


def likely_same(organisation: Organisation) -> list[Alike]:
    """Return others whose name may mean the same, with the reason in words."""
    others = that_stand().exclude(pk=organisation.pk)
    return Lookalikes(others.only(*COMPARED)).of(organisation.name)[:MOST_FOUND]


def likely_meant(name: str) -> list[Alike]:
    """Return those that somebody may mean who writes down a name."""
    return Lookalikes(that_stand().only(*COMPARED)).of(name)[:MOST_FOUND]


def pairs_to_judge() -> Sequence[Pair]:
    """Return the pairs that a person is to look at."""
    return Lookalikes(that_stand().only(*COMPARED)).pairs()


def merged_with(organisation: Organisation) -> list[Merging]:
    """Return the trail: who said when and why that rows are the same, and undid it."""
    family = family_of(organisation)
    rows = Merging.objects.filter(Q(organisation__in=family) | Q(into__in=family))
    return list(rows.select_related("organisation", "into", "merged_by", "undone_by"))


def organisations_called(words: str, but: Organisation) -> list[Organisation]:
    """Return organisations whose name holds the words, but for one."""
    if not words.strip():
        return []
    rows = that_stand().filter(name__icontains=words.strip()).exclude(pk=but.pk)
    return list(rows.order_by("name")[:MOST_FOUND])
