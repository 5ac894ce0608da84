"""What time does by itself: listings end, questions end, old contacts are emptied."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.matching import messages
from gensvar.matching.actions.closing import close_waiting
from gensvar.matching.actions.listings import close_listing
from gensvar.matching.models import (
    Introduction,
    IntroductionState,
    Listing,
    ListingState,
)
from gensvar.matching.queries import LIVE, keepers_of, open_listings
from gensvar.notifications.actions import send

REMIND_BEFORE = timedelta(days=14)
ANSWER_WITHIN = timedelta(days=21)
CONTACTS_KEPT = timedelta(days=365)


@transaction.atomic
def end_listings() -> int:
    """End the listings whose last day has passed."""
    rows = list(Listing.objects.filter(state__in=LIVE, until__lt=today()))
    for listing in rows:
        listing.state = ListingState.ENDED
        listing.save(update_fields=["state"])
        close_listing(listing)
        record("end listing", listing)
    return len(rows)


@transaction.atomic
def ask_to_renew() -> int:
    """Ask once, two weeks before, whether a listing is to stand longer."""
    rows = open_listings().filter(
        until__lte=today() + REMIND_BEFORE,
        told_on__isnull=True,
        organisation__isnull=False,
    )
    letters = 0
    for listing in list(rows):
        keepers = keepers_of(listing.organisation) if listing.organisation else []
        send(messages.ends_soon(listing, keepers))
        Listing.objects.filter(pk=listing.pk).update(told_on=today())
        letters += len(keepers)
    return letters


@transaction.atomic
def end_introductions() -> int:
    """End the questions that nobody has answered in three weeks."""
    rows = Introduction.objects.filter(
        state=IntroductionState.WAITING, asked_at__lt=timezone.now() - ANSWER_WITHIN
    )
    return close_waiting(rows, IntroductionState.ENDED)


@transaction.atomic
def empty_old_contacts() -> int:
    """Empty words and contacts a year after the answer; what came of it stays."""
    rows = Introduction.objects.filter(answered_at__lt=timezone.now() - CONTACTS_KEPT)
    old = rows.exclude(words="", contact_asker="", contact_owner="", reported_words="")
    return old.update(words="", contact_asker="", contact_owner="", reported_words="")
