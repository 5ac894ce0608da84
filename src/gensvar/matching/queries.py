"""Who takes part, which listings are shown to whom, and which introductions there are.

An organisation may stand in several rows: it takes part when one of them does.
"""

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import Keeper, KeeperState
from gensvar.kernel.days import today
from gensvar.matching.models import (
    Introduction,
    Listing,
    ListingState,
    Participant,
    Shown,
)
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation

LIVE = (ListingState.OPEN, ListingState.PAUSED)
LISTS = ("themes", "places", "competences")
TOP = Coalesce("organisation__merged_into_id", "organisation_id")


def taking_part() -> QuerySet[Participant]:
    """Return those who take part now."""
    return Participant.objects.filter(left_at__isnull=True, shut_out_at__isnull=True)


def takes_part(family: Collection[int]) -> bool:
    """Say whether an organisation takes part."""
    return taking_part().filter(organisation_id__in=family).exists()


def is_shut_out(family: Collection[int]) -> bool:
    """Say whether the region has closed this for an organisation."""
    rows = Participant.objects.filter(organisation_id__in=family)
    return rows.filter(shut_out_at__isnull=False).exists()


def listings() -> QuerySet[Listing]:
    """Return all listings with what their pages show."""
    rows = Listing.objects.select_related("organisation__merged_into", "body")
    return rows.prefetch_related(*LISTS)


def open_listings() -> QuerySet[Listing]:
    """Return the listings that are shown now to those who take part."""
    owner = taking_part().annotate(top=TOP).filter(top=OuterRef("top"))
    body_exists = Q(body__valid_to__isnull=True) | Q(body__valid_to__gte=today())
    still = Q(organisation__valid_to__isnull=True) | Q(
        organisation__valid_to__gte=today()
    )
    return (
        listings()
        .filter(state=ListingState.OPEN, until__gte=today())
        .annotate(top=TOP)
        .filter(
            (Q(body__isnull=False) & body_exists)
            | (Q(organisation__isnull=False) & still & Exists(owner))
        )
    )


def public_listings() -> QuerySet[Listing]:
    """Return the listings that everyone may read."""
    return open_listings().filter(shown=Shown.ALL)


def own_listings(family: Collection[int]) -> QuerySet[Listing]:
    """Return an organisation's listings, those that are shown first."""
    return listings().filter(organisation_id__in=family)


def introductions_of(family: Collection[int]) -> QuerySet[Introduction]:
    """Return what an organisation has asked for, and what it was asked."""
    mine = Q(asker_id__in=family) | Q(listing__organisation_id__in=family)
    return with_names(Introduction.objects.filter(mine))


def with_names(rows: QuerySet[Introduction]) -> QuerySet[Introduction]:
    """Read the names of both along with the introductions."""
    return rows.select_related(
        "asker__merged_into", "listing__organisation__merged_into", "listing__body"
    )


def reported() -> QuerySet[Introduction]:
    """Return the introductions that somebody has reported, those that wait first."""
    rows = with_names(Introduction.objects.filter(reported_at__isnull=False))
    return rows.order_by(F("handled_at").asc(nulls_first=True), "-reported_at")


def keepers_of(organisation: Organisation) -> list[Keeper]:
    """Return those who speak for an organisation and can be written to."""
    rows = Keeper.objects.filter(
        organisation_id__in=family_of(organisation), state=KeeperState.APPROVED
    )
    return list(rows.exclude(email="").order_by("pk"))


def own_listing(mine: KeeperPage, public_id: str) -> Listing | None:
    """Return one of the organisation's listings, or nothing."""
    return own_listings(mine.family).filter(public_id=public_id).first()


def other_listing(mine: KeeperPage, public_id: str) -> Listing | None:
    """Return a listing of somebody else that is shown to those who take part."""
    rows = open_listings().filter(public_id=public_id)
    return rows.exclude(organisation_id__in=mine.family).first()


def listings_of_bodies(bodies: Collection[int]) -> QuerySet[Listing]:
    """Return the listings of some bodies of the region."""
    return listings().filter(body_id__in=bodies)
