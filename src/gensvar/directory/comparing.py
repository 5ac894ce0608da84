"""Two organisations side by side: what each has here, and what a merge would meet."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gensvar.agreements.models import Signatory, SignatoryState
from gensvar.directory.models import Keeper, KeeperState, PageState, PageVersion
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation, Spelling
from gensvar.programmes.models import Seat


@dataclass(frozen=True)
class Side:
    """What one organisation has here. No group is read, and nobody's address."""

    organisation: Organisation
    names: tuple[str, ...]
    keepers: int
    page: str
    agreements: tuple[str, ...]
    seats: tuple[tuple[str, int], ...]


def side_of(organisation: Organisation) -> Side:
    """Return what an organisation has under any of its names."""
    family = family_of(organisation)
    keepers = Keeper.objects.filter(organisation__in=family, state=KeeperState.APPROVED)
    shown = PageVersion.objects.filter(organisation__in=family, state=PageState.SHOWN)
    return Side(
        organisation,
        names_of(organisation, family),
        keepers.count(),
        shown.values_list("what", flat=True).order_by("-pk").first() or "",
        _agreements(family),
        _seats(family),
    )


def names_of(organisation: Organisation, family: Collection[int]) -> tuple[str, ...]:
    """Return the other names and spellings of an organisation, by name."""
    rows = Organisation.objects.filter(pk__in=family).exclude(pk=organisation.pk)
    spelt = Spelling.objects.filter(organisation__in=family, withdrawn_at=None)
    return tuple(
        sorted({*rows.values_list("name", flat=True), *(one.name for one in spelt)})
    )


def _agreements(family: Collection[int]) -> tuple[str, ...]:
    rows = Signatory.objects.filter(
        organisation__in=family, state=SignatoryState.APPROVED
    )
    return tuple(rows.order_by("joined_on").values_list("agreement__title", flat=True))


def _seats(family: Collection[int]) -> tuple[tuple[str, int], ...]:
    rows = Seat.objects.filter(organisation__in=family, withdrawn_on=None)
    held = Counter(rows.order_by("pk").values_list("programme__name", flat=True))
    return tuple(held.items())


def conflicts(one: Side, other: Side) -> list[str]:
    """Say what both have, and what becomes of it in a merge. A merge is never refused.

    Nothing is moved or dropped: each thing stands as it was said, under its name.
    """
    told = [
        _("Both have joined %(name)s. Both signatures stay.") % {"name": title}
        for title in one.agreements
        if title in other.agreements
    ]
    programmes = {name for name, _number in other.seats}
    told += [
        _("Both hold seats in %(name)s. The seats stay; look whether that is right.")
        % {"name": name}
        for name, _number in one.seats
        if name in programmes
    ]
    if one.keepers and other.keepers:
        told.append(
            _("Both have people who keep the page. All of them keep their way in.")
        )
    if one.page and other.page:
        told.append(_("Both have a page. The page of the name that stands is shown."))
    return told
