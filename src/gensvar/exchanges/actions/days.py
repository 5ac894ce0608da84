"""Volunteer days: done when the organisation says so; a goal for each body."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.models import DayGoal, OfferKind, Place
from gensvar.exchanges.policies import may_offer
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.models import Body

MOST_DAYS = 30


@transaction.atomic
def confirm_day(mine: KeeperPage, place: Place) -> None:
    """Say that somebody was there and did their day; again changes nothing."""
    offer = place.offer
    if offer.organisation_id not in mine.family or offer.kind != OfferKind.VOLUNTEER:
        raise NotAllowed
    hold(place, "confirmed_at", "left_at")
    if offer.starts_at > timezone.now() or place.left_at is not None:
        raise NotYet([_("that it has been held")])
    if place.confirmed_at is None:
        place.confirmed_at = timezone.now()
        place.save(update_fields=["confirmed_at"])
        record("confirm volunteer day", offer)


@transaction.atomic
def set_goal(body: Body, year: int, days: int, *, by: User) -> DayGoal:
    """Say how many days a year a body wants its people to work in civil society."""
    if not may_offer(by, body):
        raise NotAllowed
    if not 0 <= days <= MOST_DAYS:
        raise Invalid(_("Write a number of days between 0 and 30."), "days")
    goal, is_new = DayGoal.objects.update_or_create(
        body=body, year=year, defaults={"days": days, "set_by": by}
    )
    record(
        "set goal of volunteer days", goal, by=by, days=days, year=year, is_new=is_new
    )
    return goal
