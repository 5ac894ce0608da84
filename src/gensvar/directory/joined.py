"""Who has joined an agreement, with a line on each, and how many (S4-109, S4-117)."""

from collections import Counter

from gensvar.agreements.models import Signatory
from gensvar.directory.seen import pages_of, shown_signatories
from gensvar.directory.shapes import Joined, SignatoryShown
from gensvar.organisations.models import OrganisationKind


def joined(public_id: str) -> tuple[tuple[SignatoryShown, ...], Joined]:
    """Return who has joined an agreement that is shown, and counts of them."""
    rows = shown_signatories().filter(agreement__public_id=public_id)
    found = list(rows.select_related("organisation__merged_into").order_by("name"))
    tops = [_top(row) for row in found]
    pages = pages_of([top for top in tops if top])
    shown = []
    for row, top in zip(found, tops, strict=True):
        page = pages.get(top) if top else None
        shown.append(
            SignatoryShown(
                name=row.name,
                public_id=_address(row),
                what=page.what if page else "",
                categories=tuple(one.name for one in page.categories.all())
                if page
                else (),
            )
        )
    return tuple(shown), _counted(found)


def _top(row: Signatory) -> int | None:
    one = row.organisation
    return (one.merged_into_id or one.pk) if one else None


def _address(row: Signatory) -> str:
    one = row.organisation
    return (one.merged_into or one).public_id if one else ""


def _counted(rows: list[Signatory]) -> Joined:
    kinds = Counter(
        (row.organisation.merged_into or row.organisation).kind
        for row in rows
        if row.organisation
    )
    years = Counter(row.joined_on.year for row in rows if row.joined_on)
    return Joined(
        total=len(rows),
        by_kind=tuple(
            (kind.label, kinds[kind]) for kind in OrganisationKind if kinds[kind]
        ),
        by_year=tuple(sorted(years.items())),
        year_unknown=sum(row.joined_on is None for row in rows),
    )
