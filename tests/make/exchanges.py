"""Study visits, volunteer days, events and trainings, made through the actions."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.actions import (
    Arranged,
    Facts,
    note_training,
    offer_by_organisation,
    offer_by_region,
    show,
)
from gensvar.exchanges.models import Offer, OfferKind, Training
from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def facts(title: str = "", *, days: int = 14, seats: int | None = None) -> Facts:
    """Return what is said of a visit, some days ahead."""
    starts = timezone.now() + timedelta(days=days)
    return Facts(
        title=title or f"Besök i verkstaden {next(_numbers)}",
        words="Se hur vi lagar cyklar tillsammans.",
        place="Storgatan 1",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        access="Ingång utan trappsteg.",
        seats=seats,
    )


def make_offer(
    mine: KeeperPage,
    kind: str = OfferKind.VISIT,
    *,
    seats: int | None = None,
    body: Body | None = None,
) -> Offer:
    """Let an organisation invite, and an officer confirm it."""
    key = f"offer {next(_numbers)}"
    offer = offer_by_organisation(mine, kind, facts(seats=seats), key=key)
    show(offer, by=officer_of(body or make_body()))
    return offer


def make_event(body: Body, **more: object) -> Offer:
    """Let a body invite to an event."""
    key = f"offer {next(_numbers)}"
    by = officer_of(body)
    return offer_by_region(body, OfferKind.EVENT, facts(), key=key, by=by, **more)  # type: ignore[arg-type] # an item or a meeting


def has_been(offer: Offer) -> None:
    """Let the day of an offer have passed."""
    now = timezone.now()
    Offer.objects.filter(pk=offer.pk).update(
        starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1)
    )
    offer.refresh_from_db()


def make_training(body: Body, people: int | None = 12) -> Training:
    """Let an officer note a training."""
    number = next(_numbers)
    said = Arranged(f"Att lyssna {number}", "Folkbildarna", today(), Decimal("3.5"))
    key = f"training {number}"
    return note_training(body, said, {body: people}, key=key, by=officer_of(body))
