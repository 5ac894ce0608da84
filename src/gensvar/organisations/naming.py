"""Which organisation a name means."""

from gensvar.organisations.families import top_of
from gensvar.organisations.models import Organisation, Spelling
from gensvar.organisations.spelling import LONGEST, fold


def tidy(name: str) -> str:
    """Return a name as it is kept: without spaces around it or doubled."""
    return " ".join(name.replace("\x00", "").split())[:LONGEST]


def organisation_named(name: str) -> Organisation | None:
    """Return the row that stands for the organisation a name means, or nothing.

    Looked for in this order: the name itself in whatever case, a spelling somebody has
    noted, and names that differ only in what `fold` sets aside. When several names are
    left after that, nobody can say which is meant, and the oldest that stands for
    itself is taken, so that the same name always means the same.
    """
    spelt = tidy(name)
    if not spelt:
        return None
    rows = Organisation.objects.select_related("merged_into")
    if (found := rows.filter(name__iexact=spelt).order_by("pk").first()) is not None:
        return top_of(found)
    folded = fold(spelt)
    noted = Spelling.objects.filter(folded=folded, withdrawn_at__isnull=True)
    said = noted.select_related("organisation__merged_into").first()
    if said is not None:
        return top_of(said.organisation)
    alike = rows.filter(folded=folded).order_by("merged_into", "pk")
    found = next((one for one in alike if one.merged_into is None), alike.first())
    return top_of(found) if found else None
