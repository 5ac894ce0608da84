"""Inviting to a visit, a day or an event, and changing what is said of it."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.exchanges.messages import changed
from gensvar.exchanges.models import Offer, OfferKind, OfferState
from gensvar.exchanges.policies import may_keep, may_offer
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import known
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.notifications.actions import send
from gensvar.organisations.models import Body

LONGEST = 3000
STANDING = (OfferState.OFFERED, OfferState.SHOWN)


@dataclass(frozen=True)
class Facts:
    """What is said of an offer."""

    title: str
    words: str
    place: str
    starts_at: datetime
    ends_at: datetime
    for_whom: str = ""
    access: str = ""
    sub_region: str = ""
    seats: int | None = None
    sign_up_by: date | None = None
    arranged_by: str = ""
    link: str = ""
    language: str = "sv"


@transaction.atomic
def offer_by_organisation(
    mine: KeeperPage, kind: str, facts: Facts, *, key: str
) -> Offer:
    """Let an organisation invite; it is shown when an officer has confirmed it."""
    before = Offer.objects.filter(key=key).first()
    if before is not None:
        return _own(mine, before)
    kept = _checked(kind, facts)
    try:
        with transaction.atomic():
            offer = Offer.objects.create(
                kind=kind, organisation=mine.organisation, key=key, **asdict(kept)
            )
    except IntegrityError:
        return _own(mine, Offer.objects.get(key=key))
    record("offer exchange", offer, kind=kind, organisation=mine.organisation.pk)
    return offer


@transaction.atomic
def offer_by_region(  # noqa: PLR0913 -- what it belongs to is said with it
    body: Body,
    kind: str,
    facts: Facts,
    *,
    key: str,
    by: User,
    item: AgendaItem | None = None,
    meeting: Meeting | None = None,
) -> Offer:
    """Invite in the name of a body; it is shown at once."""
    if not may_offer(by, body):
        raise NotAllowed
    if before := Offer.objects.filter(key=key).first():
        return _by(by, before)
    if kind == OfferKind.VOLUNTEER:
        raise Invalid(_("Organisations invite to volunteer days."), "kind")
    kept = _checked(kind, facts)
    offer = Offer(
        kind=kind,
        body=body,
        key=key,
        state=OfferState.SHOWN,
        item=item,
        meeting=meeting,
        created_by=by,
        decided_by=by,
        decided_at=timezone.now(),
        **asdict(kept),
    )
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError:  # sent twice at once
        return _by(by, Offer.objects.get(key=key))
    record("offer exchange", offer, by=by, kind=kind, body=body.pk)
    return offer


def _by(user: User, offer: Offer) -> Offer:
    if offer.created_by_id != user.pk:
        raise NotAllowed
    return offer


@transaction.atomic
def change(
    offer: Offer,
    facts: Facts,
    *,
    seen: int,
    by: User | None = None,
    mine: KeeperPage | None = None,
) -> None:
    """Change what is said; who comes is told of a new day, time or place.

    Other words of an organisation wait to be confirmed again before they are shown;
    other times and seats do not. Raises Stale when somebody saved since `seen`.
    """
    must_keep(offer, by=by, mine=mine)
    hold(offer, "state")
    if offer.state not in STANDING:
        raise NotYet([_("an invitation that is not cancelled")])
    kept = _checked(offer.kind, facts, is_new=False)
    before = (offer.starts_at, offer.ends_at, offer.place)
    changes = asdict(kept)
    if mine is not None and _has_other_words(offer, changes):
        changes |= {"state": OfferState.OFFERED, "decided_at": None}
    save_if_current(offer, seen, changes)
    record("change exchange", offer, by=by)
    if before != (offer.starts_at, offer.ends_at, offer.place):
        rows = offer.places.filter(left_at__isnull=True)
        send(changed(offer, rows.select_related("offer", "user")))


def _has_other_words(offer: Offer, changes: dict[str, Any]) -> bool:
    # Any: the values of any field.
    words = changes.keys() - {"starts_at", "ends_at", "seats", "sign_up_by"}
    return any(getattr(offer, name) != changes[name] for name in words)


def must_keep(offer: Offer, *, by: User | None, mine: KeeperPage | None) -> None:
    """Raise NotAllowed unless it is the host who acts."""
    if mine is not None and offer.organisation_id in mine.family:
        return
    if by is not None and may_keep(by, offer):
        return
    raise NotAllowed


def _own(mine: KeeperPage, offer: Offer) -> Offer:
    if offer.organisation_id not in mine.family:
        raise NotAllowed
    return offer


def _checked(kind: str, facts: Facts, *, is_new: bool = True) -> Facts:
    if kind not in OfferKind.values:
        raise Invalid(_("Choose what you invite to."), "kind")
    kept = replace(
        facts,
        title=" ".join(facts.title.replace("\0", "").split()),
        words=facts.words.replace("\0", "").strip(),
        place=facts.place.strip(),
        language=known(facts.language).tag,
    )
    for field in ("title", "words", "place"):
        if not getattr(kept, field):
            raise Invalid(_("Write something here."), field)
    if len(kept.words) > LONGEST:
        raise Invalid(_("The text is too long. Shorten it."), "words")
    _check_times(kept, is_new=is_new)
    if kept.seats is not None and kept.seats < 1:
        raise Invalid(_("There is room for at least one."), "seats")
    return kept


def _check_times(facts: Facts, *, is_new: bool) -> None:
    if facts.ends_at <= facts.starts_at:
        raise Invalid(_("It ends before it starts. Change one of them."), "until")
    if is_new and facts.starts_at < timezone.now():
        raise Invalid(_("The day has passed. Choose a day to come."), "day")
    last = facts.sign_up_by
    if last is not None and last > timezone.localdate(facts.starts_at):
        raise Invalid(
            _("One cannot sign up after the day itself. Choose an earlier day."),
            "sign_up_by",
        )
