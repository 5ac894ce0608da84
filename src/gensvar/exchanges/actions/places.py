"""Signing up, leaving, and saying what one takes along."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.messages import has_a_seat
from gensvar.exchanges.models import Lesson, Offer, OfferKind, OfferState, Place
from gensvar.exchanges.policies import may_come_for, may_keep
from gensvar.exchanges.seating import with_a_seat
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body

MOST_PEOPLE = 30
LONGEST_LESSON = 2000


def is_open(offer: Offer) -> bool:
    """Say whether one can sign up now."""
    in_time = offer.sign_up_by is None or today() <= offer.sign_up_by
    return (
        offer.state == OfferState.SHOWN and in_time and offer.starts_at > timezone.now()
    )


@transaction.atomic
def sign_up(offer: Offer, body: Body, *, by: User) -> Place:
    """Sign a person up, for a body they have a part in; again changes nothing."""
    if body.pk not in may_come_for(by):
        raise NotAllowed
    _must_be_open(offer)
    return _placed(offer, Place(offer=offer, user=by, body=body), {"user": by})


@transaction.atomic
def sign_up_organisation(mine: KeeperPage, offer: Offer, people: int) -> Place:
    """Sign an organisation up for some people; again changes nothing."""
    if offer.organisation_id in mine.family:
        raise NotAllowed
    if offer.kind == OfferKind.VOLUNTEER:
        raise NotAllowed
    if not 1 <= people <= MOST_PEOPLE:
        raise Invalid(_("Write how many you are, at most 30."), "people")
    _must_be_open(offer)
    place = Place(offer=offer, organisation=mine.organisation, people=people)
    return _placed(offer, place, {"organisation_id__in": mine.family})


def _must_be_open(offer: Offer) -> None:
    hold(offer, "state", "seats", "sign_up_by", "starts_at")
    if not is_open(offer):
        raise NotYet([_("that one can still sign up")])


def _placed(offer: Offer, place: Place, same: dict[str, object]) -> Place:
    standing = Place.objects.filter(offer=offer, left_at__isnull=True)
    if before := standing.filter(**same).first():
        return before
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError:
        return standing.get(**same)
    # Who it is stays out of the log: what a person does freely is no act of office.
    record("sign up for exchange", offer, people=place.people)
    return place


@transaction.atomic
def leave(offer: Offer, *, by: User) -> None:
    """Take back one's sign-up; who waited first gets the seat and a letter."""
    _leave(offer, {"user": by})


@transaction.atomic
def leave_as_organisation(mine: KeeperPage, offer: Offer) -> None:
    """Take back the sign-up of an organisation."""
    _leave(offer, {"organisation_id__in": mine.family})


def _leave(offer: Offer, whose: dict[str, object]) -> None:
    hold(offer, "seats")
    rows = list(
        offer.places.filter(left_at__isnull=True).select_related("user", "offer")
    )
    before = {one.pk for one in with_a_seat(offer, rows)}
    left = Place.objects.filter(offer=offer, left_at__isnull=True, **whose)
    if not left.filter(confirmed_at__isnull=True).update(left_at=timezone.now()):
        return
    record("leave exchange", offer)
    remaining = list(
        offer.places.filter(left_at__isnull=True).select_related("user", "offer")
    )
    moved = [one for one in with_a_seat(offer, remaining) if one.pk not in before]
    send(has_a_seat(moved))


@transaction.atomic
def write_lesson(
    offer: Offer,
    words: str,
    *,
    by: User | None = None,
    mine: KeeperPage | None = None,
) -> Lesson:
    """Say what one takes along, for the side that one belongs to.

    Those say it who were there, or who had invited. Raises NotAllowed for others.
    """
    if not may_tell(offer, by=by, mine=mine):
        raise NotAllowed
    if offer.starts_at > timezone.now() or offer.state != OfferState.SHOWN:
        raise NotYet([_("that it has been held")])
    said = words.replace("\0", "").strip()
    if not said:
        raise Invalid(_("Write what you take along."), "words")
    if len(said) > LONGEST_LESSON:
        raise Invalid(_("The text is too long. Shorten it."), "words")
    lesson = Lesson(offer=offer, words=said)
    if mine is not None:
        lesson.organisation = mine.organisation
    elif by is not None:
        lesson.user, lesson.body = by, offer.body or _body_of(offer, by)
    lesson.save()
    record("write lesson of exchange", offer)
    return lesson


def may_tell(
    offer: Offer, *, by: User | None = None, mine: KeeperPage | None = None
) -> bool:
    """Say whether somebody was there, or is the host."""
    here = [one for one in offer.places.all() if one.left_at is None]
    if mine is not None:
        came = any(one.organisation_id in mine.family for one in here)
        return came or offer.organisation_id in mine.family
    if by is None:
        return False
    return any(one.user_id == by.pk for one in here) or may_keep(by, offer)


def _body_of(offer: Offer, by: User) -> Body | None:
    place = offer.places.filter(user=by).select_related("body").first()
    return place.body if place else None
