"""Two organisations side by side: what each has here, and what a merge would meet."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from gensvar.agreements.models import Signatory, SignatoryState
from gensvar.directory.models import Keeper, KeeperState, PageState, PageVersion
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


def sides_of(organisations: Collection[Organisation]) -> list[Side]:
    """Return what each has under any of its names, in six questions for all.

    The organisations are rows that stand for themselves.
    """
    tops = [row.pk for row in organisations]
    rows = Organisation.objects.filter(Q(pk__in=tops) | Q(merged_into__in=tops))
    top = {row.pk: row.merged_into_id or row.pk for row in rows}
    within = {"organisation__in": list(top)}
    other = [(row.pk, row.name) for row in rows if row.pk not in tops]
    spelt = Spelling.objects.filter(**within, withdrawn_at=None)
    names = _by_top(top, [*other, *spelt.values_list("organisation", "name")])
    kept = Keeper.objects.filter(**within, state=KeeperState.APPROVED)
    keepers = _by_top(top, kept.values_list("organisation", "name"))
    shown = PageVersion.objects.filter(**within, state=PageState.SHOWN).order_by("pk")
    pages = _by_top(top, shown.values_list("organisation", "what"))
    signed = Signatory.objects.filter(**within, state=SignatoryState.APPROVED)
    titles = signed.order_by("joined_on", "pk").values_list(
        "organisation", "agreement__title"
    )
    agreements = _by_top(top, titles)
    held = Seat.objects.filter(**within, withdrawn_on=None).order_by("pk")
    seats = _by_top(top, held.values_list("organisation", "programme__name"))
    return [
        Side(
            row,
            tuple(sorted(set(names[row.pk]))),
            len(keepers[row.pk]),
            next(reversed(pages[row.pk]), ""),
            tuple(agreements[row.pk]),
            tuple(Counter(seats[row.pk]).items()),
        )
        for row in organisations
    ]


def _by_top(
    top: Mapping[int, int], rows: Iterable[tuple[int | None, str]]
) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, text in rows:
        if pk is not None:
            found[top[pk]].append(text)
    return found


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
    if one.keepers or other.keepers:
        told.append(
            _(
                "Who keeps the page of either speaks for both from then on, and reads "
                "what both have asked. Look first at who they are."
            )
        )
    if one.page and other.page:
        told.append(_("Both have a page. The page of the name that stands is shown."))
    return told
