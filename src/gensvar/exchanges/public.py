"""What pages for everyone, and the own side of an organisation, may call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges import actions
from gensvar.exchanges.actions.offering import Facts
from gensvar.exchanges.actions.places import is_open, may_tell
from gensvar.exchanges.asked import (
    ChangeForm,
    LessonForm,
    NewsForm,
    OfferForm,
    PeopleForm,
    start_of,
)
from gensvar.exchanges.models import Lesson, Offer, OfferState, Place
from gensvar.exchanges.news import (
    latest_invitations,
    latest_notices,
    news_names_people,
    own_notices,
    take_back_news,
    tell_news,
)
from gensvar.exchanges.queries import (
    offer_for,
    offers_of,
    open_to,
    shown_offer,
    shown_offers,
)
from gensvar.exchanges.seating import seats_left, waiting
from gensvar.kernel import addresses
from gensvar.kernel.secrets import token as fresh_key
from gensvar.meetings.calendar import Entry, as_ics

__all__ = [
    "ChangeForm",
    "Facts",
    "LessonForm",
    "Listed",
    "NewsForm",
    "OfferForm",
    "OwnOffer",
    "PeopleForm",
    "act",
    "change",
    "fresh_key",
    "ics_of",
    "invite",
    "latest_invitations",
    "latest_notices",
    "mine",
    "news_names_people",
    "one",
    "open_offers",
    "own",
    "own_notices",
    "shown",
    "sign_up",
    "take_back_news",
    "tell",
    "tell_news",
]


@dataclass(frozen=True)
class Listed:
    """A visit, day or event as everyone may see it."""

    public_id: str
    kind: str
    kind_words: str
    title: str
    words: str
    language: str
    host: str
    for_whom: str
    place: str
    access: str
    sub_region: str
    starts_at: datetime
    ends_at: datetime
    left: int | None
    sign_up_by: date | None
    link: str
    is_cancelled: bool
    is_open: bool


@dataclass(frozen=True)
class Coming:
    """Somebody who has signed up, for the organisation that invites."""

    pk: int
    who: str
    people: int
    waits: bool
    is_confirmed: bool


@dataclass(frozen=True)
class OwnOffer:
    """An offer for an organisation: its own, or one that it may come to."""

    shown: Listed
    state: str
    state_words: str
    reason: str
    is_mine: bool
    is_held: bool
    may_tell: bool
    signed_up: int
    waits: bool
    coming: Sequence[Coming]
    lessons: Sequence[tuple[str, str]]
    start: dict[str, object]


def _listed(offer: Offer) -> Listed:
    return Listed(
        public_id=offer.public_id,
        kind=offer.kind,
        kind_words=str(offer.get_kind_display()),
        title=offer.title,
        words=offer.words,
        language=offer.language,
        host=offer.host,
        for_whom=offer.for_whom,
        place=offer.place,
        access=offer.access,
        sub_region=offer.sub_region,
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        left=seats_left(offer, offer.places.all()),
        sign_up_by=offer.sign_up_by,
        link=offer.link,
        is_cancelled=offer.state == OfferState.CANCELLED,
        is_open=is_open(offer),
    )


def open_offers(kind: str = "") -> list[Listed]:
    """Return what everyone may see that is to come, perhaps of one kind."""
    rows = shown_offers()
    return [_listed(row) for row in (rows.filter(kind=kind) if kind else rows)[:200]]


def shown(public_id: str) -> Listed | None:
    """Return one offer that everyone may see, or nothing."""
    offer = shown_offer(public_id)
    return _listed(offer) if offer else None


def ics_of(public_id: str, language: str) -> bytes | None:
    """Return an offer as a calendar file, or nothing when it is not shown."""
    offer = shown_offer(public_id)
    if offer is None:
        return None
    entry = Entry(
        uid=f"exchange-{offer.public_id}",
        sequence=offer.version,
        title=offer.title,
        starts_at=offer.starts_at,
        ends_at=offer.ends_at,
        changed_at=offer.cancelled_at or offer.decided_at or offer.created_at,
        place=offer.place,
        address=addresses.absolute(f"/utbyte/{offer.public_id}/"),
        is_cancelled=offer.state == OfferState.CANCELLED,
    )
    return as_ics([entry], language=language)


def mine(page: KeeperPage) -> list[tuple[Listed, str]]:
    """Return what an organisation invites to, with where it stands."""
    rows = offers_of(page)[:100]
    return [(_listed(row), str(row.get_state_display())) for row in rows]


def own(page: KeeperPage) -> list[Listed]:
    """Return what others invite to, and an organisation may come to."""
    return [_listed(row) for row in open_to(page)[:100]]


def one(page: KeeperPage, public_id: str) -> OwnOffer | None:
    """Return one offer as an organisation may see it, or nothing."""
    offer = offer_for(page, public_id)
    if offer is None:
        return None
    places = [one for one in offer.places.all() if one.left_at is None]
    queue = {one.pk for one in waiting(offer, places)}
    signed = [one for one in places if one.organisation_id in page.family]
    is_mine = offer.organisation_id in page.family
    is_held = offer.state == OfferState.SHOWN and offer.starts_at < timezone.now()
    tells = may_tell(offer, mine=page)
    lessons = offer.lessons.select_related("organisation", "body")
    return OwnOffer(
        shown=_listed(offer),
        state=offer.state,
        state_words=str(offer.get_state_display()),
        reason=offer.reason if is_mine else "",
        is_mine=is_mine,
        is_held=is_held,
        may_tell=is_held and tells,
        signed_up=sum(one.people for one in signed),
        waits=any(one.pk in queue for one in signed),
        coming=[_coming(one, queue) for one in places] if is_mine else (),
        lessons=[_told(row) for row in lessons] if tells else (),
        start=start_of(offer) if is_mine else {},
    )


def _coming(place: Place, queue: set[int]) -> Coming:
    who = place.organisation.name if place.organisation else ""
    if place.user is not None:
        who = f"{place.user.name}, {place.body}" if place.body else place.user.name
    return Coming(
        pk=place.pk,
        who=who,
        people=place.people,
        waits=place.pk in queue,
        is_confirmed=place.confirmed_at is not None,
    )


def _told(lesson: Lesson) -> tuple[str, str]:
    return str(lesson.organisation or lesson.body or ""), lesson.words


def invite(page: KeeperPage, kind: str, facts: Facts, key: str) -> str:
    """Invite in the name of an organisation; return the id. Raises Invalid."""
    return actions.offer_by_organisation(page, kind, facts, key=key).public_id


def change(page: KeeperPage, public_id: str, facts: Facts, *, seen: int) -> None:
    """Change what is said. Raises Invalid, NotYet, NotAllowed or Stale."""
    if offer := offer_for(page, public_id):
        actions.change(offer, facts, seen=seen, mine=page)


def sign_up(page: KeeperPage, public_id: str, people: int) -> None:
    """Sign an organisation up. Raises Invalid, NotYet or NotAllowed."""
    if offer := offer_for(page, public_id):
        actions.sign_up_organisation(page, offer, people)


def tell(page: KeeperPage, public_id: str, words: str) -> None:
    """Say what one takes along. Raises Invalid, NotYet or NotAllowed."""
    if offer := offer_for(page, public_id):
        actions.write_lesson(offer, words, mine=page)


def act(page: KeeperPage, public_id: str, do: str, place: int = 0) -> bool:
    """Do what needs no words: "cancel", "leave" or "confirm". False when unknown."""
    offer = offer_for(page, public_id)
    if offer is None or do not in ("cancel", "leave", "confirm"):
        return False
    if do == "cancel":
        actions.cancel(offer, mine=page)
    elif do == "leave":
        actions.leave_as_organisation(page, offer)
    else:
        row = offer.places.filter(pk=place).select_related("offer").first()
        if row is None:
            return False
        actions.confirm_day(page, row)
    return True
