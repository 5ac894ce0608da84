"""Writing a listing, changing it, pausing it, and taking it back or renewing it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.directory.keepers import KeeperPage
from gensvar.directory.models import Category, Competence, SubRegion
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold, save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import is_known
from gensvar.matching.actions.closing import close_waiting
from gensvar.matching.models import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    About,
    IntroductionState,
    Listing,
    ListingState,
    Participant,
    Shown,
    Side,
)
from gensvar.matching.policies import is_own, may_list_for, may_see_matching
from gensvar.matching.queries import LISTS, LIVE, own_listings, takes_part
from gensvar.organisations.models import Body

HALF_A_YEAR, LONGEST = timedelta(days=183), timedelta(days=366)
MOST = 20
CHOSEN_STATES = {*LIVE, ListingState.MET, ListingState.TAKEN_BACK}
CONTACT = re.compile(
    r"\S+@\S+\.\S+|https?://\S|\bwww\.\S|(?<![\d-])(?:\+|00?)\d[\d\s-]{6,}\d"
)
Author = KeeperPage | User


@dataclass(frozen=True)
class Said:
    """What stands in a listing. Without `until` it is shown for half a year."""

    side: str
    about: str
    title: str
    words: str = ""
    shown: str = Shown.MEMBERS
    contact: str = ""
    themes: Sequence[Category | int] = ()
    places: Sequence[SubRegion | int] = ()
    competences: Sequence[Competence | int] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    hours: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    cost: str = ""
    access: list[str] = field(default_factory=list)
    until: date | None = None


@transaction.atomic
def write_listing(said: Said, *, by: KeeperPage, key: str) -> Listing:
    """Keep a listing of an organisation that takes part; a `key` counts once."""
    before = own_listings(by.family).filter(key=key).first()
    if before is not None:
        return before
    rows = Participant.objects.filter(organisation_id__in=by.family)
    if not takes_part(by.family):
        raise NotYet([_("that you take part")])
    hold(rows.earliest("pk"))
    if own_listings(by.family).filter(state__in=LIVE).count() >= MOST:
        raise Invalid(
            _("You have %(most)d listings. Take one back first.") % {"most": MOST}
        )
    facts = _checked(said, of_a_body=False)
    owner = {"organisation": by.organisation, "written_by": by.keeper}
    return _keep(said, {**facts, **owner}, key, None)


@transaction.atomic
def write_listing_of_body(body: Body, said: Said, *, by: User, key: str) -> Listing:
    """Keep a listing of a body of the region."""
    if not may_list_for(by, body):
        raise NotAllowed
    before = Listing.objects.filter(body=body, key=key).first()
    if before is not None:
        return before
    if not body.exists_on():
        raise Invalid(_("This body no longer exists."), "body")
    facts = _checked(said, of_a_body=True)
    return _keep(said, {**facts, "body": body, "created_by": by}, key, by)


def _keep(said: Said, facts: dict[str, Any], key: str, actor: User | None) -> Listing:
    try:
        with transaction.atomic():
            listing = Listing.objects.create(key=key, **facts)
    except IntegrityError:
        raise Invalid(_("Something went wrong. Load the page again.")) from None
    _set_lists(listing, said)
    record("write listing", listing, by=actor, side=said.side, about=said.about)
    return listing


@transaction.atomic
def change_listing(
    listing: Listing, said: Said, *, by: Author, seen_version: int
) -> None:
    """Change what stands in a listing. Raises Stale when somebody else was first."""
    check_may(listing, by)
    facts = _checked(said, of_a_body=listing.body_id is not None)
    save_if_current(listing, seen_version, facts)
    _set_lists(listing, said)
    record("change listing", listing, by=_actor(by))


@transaction.atomic
def set_listing_state(listing: Listing, state: str, *, by: Author) -> None:
    """Pause a listing, show it again, say that it has met, or take it back."""
    check_may(listing, by)
    if state not in CHOSEN_STATES:
        raise Invalid(_("Choose what happens with the listing."), "state")
    hold(listing, "state", "until")
    _check_not_stopped(listing)
    if listing.state == state:
        return
    if state == ListingState.OPEN and isinstance(by, KeeperPage):
        _check_takes_part(by)
    if state == ListingState.OPEN and listing.until < today():
        listing.until = today() + HALF_A_YEAR
    before, listing.state = listing.state, state
    listing.save(update_fields=["state", "until"])
    if state not in LIVE:
        close_listing(listing)
    record("set listing state", listing, by=_actor(by), before=before, after=state)


@transaction.atomic
def renew_listing(listing: Listing, *, by: Author) -> None:
    """Let a listing stand for half a year more, from today."""
    check_may(listing, by)
    if isinstance(by, KeeperPage):
        _check_takes_part(by)
    hold(listing, "state", "until")
    _check_not_stopped(listing)
    listing.until, listing.state = today() + HALF_A_YEAR, ListingState.OPEN
    listing.told_on = None
    listing.save(update_fields=["until", "state", "told_on"])
    record("renew listing", listing, by=_actor(by), until=listing.until)


@transaction.atomic
def stop_listing(listing: Listing, reason: str, *, by: User) -> None:
    """Take down a listing that everyone reads; its organisation sees the reason."""
    if not may_see_matching(by):
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is taken down."), "reason")
    hold(listing, "state")
    if listing.state == ListingState.STOPPED:
        return
    listing.state, listing.stopped_because = ListingState.STOPPED, reason.strip()
    listing.save(update_fields=["state", "stopped_because"])
    close_listing(listing)
    record("stop listing", listing, by=by)


def close_listing(listing: Listing) -> None:
    """End the introductions that wait for an answer about a listing."""
    waiting = listing.introductions.filter(state=IntroductionState.WAITING)
    close_waiting(waiting, IntroductionState.ENDED)


def check_may(listing: Listing, by: Author) -> None:
    """Let an organisation and the officers of a body touch only their own."""
    if isinstance(by, KeeperPage):
        allowed = is_own(listing, by)
    else:
        allowed = listing.body is not None and may_list_for(by, listing.body)
    if not allowed:
        raise NotAllowed


def _check_takes_part(mine: KeeperPage) -> None:
    if not takes_part(mine.family):
        raise NotYet([_("that you take part")])


def _check_not_stopped(listing: Listing) -> None:
    if listing.state == ListingState.STOPPED:
        raise Invalid(_("The region has taken this down. Write a new listing."))


def _actor(by: Author) -> User | None:
    return by if isinstance(by, User) else None


def _set_lists(listing: Listing, said: Said) -> None:
    for name in LISTS:
        getattr(listing, name).set(getattr(said, name))


def _checked(said: Said, *, of_a_body: bool) -> dict[str, Any]:
    """Return the plain fields of a listing, or raise Invalid at the one to mend."""
    # Any: the values of any of its fields.
    title = " ".join(said.title.split())
    words = said.words.replace("\x00", "").strip()
    _check_text(title, words)
    until = said.until or today() + HALF_A_YEAR
    if not today() <= until <= today() + LONGEST:
        raise Invalid(_("Choose a day within a year from today."), "until")
    if said.starts_on and said.ends_on and said.ends_on < said.starts_on:
        raise Invalid(_("The last day is before the first day."), "ends_on")
    if not all(map(is_known, said.languages)):
        raise Invalid(_("Choose languages from the list."), "languages")
    if of_a_body and not said.contact.strip():
        raise Invalid(_("Write where one gets in touch."), "contact")
    facts = vars(said) | {"title": title, "words": words, "until": until}
    for name in LISTS:
        del facts[name]
    if said.about == About.TOGETHER:
        facts["side"] = Side.LOOKS
    if said.about != About.ROOMS:
        facts["access"] = []
    facts["contact"] = said.contact.strip() if of_a_body else ""
    return facts


def _check_text(title: str, words: str) -> None:
    if not title:
        raise Invalid(_("Write what it is in a few words."), "title")
    if len(title) > LONGEST_TITLE:
        raise Invalid(_("Make it shorter."), "title")
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("The text is too long. Make it shorter."), "words")
    for name, text in (("title", title), ("words", words)):
        if CONTACT.search(text):
            raise Invalid(
                _(
                    "Leave out e-mail addresses, phone numbers and links. You give "
                    "your contact after you have said yes to somebody."
                ),
                name,
            )
