"""Organisations that were written down more than once, and are one."""

from collections.abc import Collection

from django.db.models import Q

from gensvar.organisations.models import Organisation


def family_of(organisation: Organisation) -> frozenset[int]:
    """Return the ids of all rows that are the same organisation, its own among them.

    A merge points at the row that stands for all, never at one that points further:
    `organisations.actions.merging` sees to it.
    """
    top = organisation.merged_into_id or organisation.pk
    rows = Organisation.objects.filter(Q(pk=top) | Q(merged_into_id=top))
    return frozenset(rows.values_list("pk", flat=True))


def top_of(organisation: Organisation) -> Organisation:
    """Return the row that stands for an organisation."""
    return organisation.merged_into or organisation


def tops_of(organisations: Collection[Organisation]) -> list[Organisation]:
    """Return the rows that stand for some organisations, each once, by name."""
    found = {top.pk: top for top in map(top_of, organisations)}
    return sorted(found.values(), key=lambda one: one.name.casefold())
