"""Listings, suggestions and introductions as their pages show them: plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django_stubs_ext import StrOrPromise

from gensvar.kernel.languages import LANGUAGES, label
from gensvar.matching.models import (
    Access,
    Dismissal,
    Hours,
    Introduction,
    IntroductionState,
    Listing,
    ListingState,
    Shown,
)
from gensvar.matching.reasons import said
from gensvar.matching.suggesting import Facts, Suggestion, suggest

HOURS: dict[str, StrOrPromise] = dict(Hours.choices)
ACCESS: dict[str, StrOrPromise] = dict(Access.choices)


@dataclass(frozen=True)
class ListingShown:
    """One listing. `contact` stands only in those of the region."""

    public_id: str
    side: str
    about: str
    title: str
    words: str
    owner: str
    owner_id: str
    of_region: bool
    contact: str
    themes: tuple[str, ...]
    places: tuple[str, ...]
    competences: tuple[str, ...]
    hours: tuple[StrOrPromise, ...]
    languages: tuple[StrOrPromise, ...]
    access: tuple[StrOrPromise, ...]
    cost: StrOrPromise
    starts_on: date | None
    ends_on: date | None
    until: date
    state: str
    state_said: StrOrPromise
    stopped_because: str
    for_all: bool

    @property
    def is_shown(self) -> bool:
        """Say whether others can read it now."""
        return self.state == ListingState.OPEN

    @property
    def is_paused(self) -> bool:
        """Say whether it waits to be shown again."""
        return self.state == ListingState.PAUSED


def listing_shown(row: Listing) -> ListingShown:
    """Return a listing as everyone who may read it sees it."""
    top = row.organisation and (row.organisation.merged_into or row.organisation)
    return ListingShown(
        public_id=row.public_id,
        side=str(row.get_side_display()),
        about=str(row.get_about_display()),
        title=row.title,
        words=row.words,
        owner=str(top or row.body),
        owner_id=top.public_id if top else "",
        of_region=row.body_id is not None,
        contact=row.contact if row.body_id else "",
        themes=_names(row.themes.all()),
        places=_names(row.places.all()),
        competences=_names(row.competences.all()),
        hours=tuple(HOURS[one] for one in row.hours if one in HOURS),
        languages=tuple(
            str(label(LANGUAGES[one])) for one in row.languages if one in LANGUAGES
        ),
        access=tuple(ACCESS[one] for one in row.access if one in ACCESS),
        cost=row.get_cost_display() if row.cost else "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        until=row.until,
        state=row.state,
        state_said=row.get_state_display(),
        stopped_because=row.stopped_because,
        for_all=row.shown == Shown.ALL,
    )


def _names(rows: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, rows))


def facts_of(row: Listing) -> Facts:
    """Return what a listing says, for suggesting: nothing about who wrote it."""
    organisation = row.organisation
    owner = (
        f"o{organisation.merged_into_id or organisation.pk}"
        if organisation
        else f"b{row.body_id}"
    )
    return Facts(
        key=row.public_id,
        owner=owner,
        side=row.side,
        about=row.about,
        themes=frozenset(_names(row.themes.all())),
        places=frozenset(_names(row.places.all())),
        competences=frozenset(_names(row.competences.all())),
        languages=frozenset(row.languages),
        hours=frozenset(row.hours),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


@dataclass(frozen=True)
class SuggestionShown:
    """Another listing that may meet one of one's own, and why, in words."""

    own: ListingShown
    other: ListingShown
    reasons: tuple[str, ...]
    is_dismissed: bool = False


def _names_of_codes() -> dict[str, StrOrPromise]:
    languages = {tag: str(label(one)) for tag, one in LANGUAGES.items()}
    return {**HOURS, **languages}


def suggestions_shown(
    own: Sequence[Listing],
    others: Sequence[Listing],
    dismissed: frozenset[tuple[int, int]],
    day: date,
) -> list[SuggestionShown]:
    """Return what is suggested for each of one's listings that is shown."""
    rows = {one.public_id: one for one in others}
    facts = [facts_of(one) for one in others]
    return [
        _shown(one, rows[found.key], found, dismissed)
        for one in own
        if one.state == ListingState.OPEN
        for found in suggest(facts_of(one), facts, day)
    ]


def _shown(
    own: Listing,
    other: Listing,
    found: Suggestion,
    dismissed: frozenset[tuple[int, int]],
) -> SuggestionShown:
    names = _names_of_codes()
    return SuggestionShown(
        own=listing_shown(own),
        other=listing_shown(other),
        reasons=tuple(said(one, own.side, own.about, names) for one in found.reasons),
        is_dismissed=(own.pk, other.pk) in dismissed,
    )


def dismissed_by(family: Iterable[int]) -> frozenset[tuple[int, int]]:
    """Return the pairs of listings that an organisation does not want to see."""
    rows = Dismissal.objects.filter(own__organisation_id__in=family)
    return frozenset(rows.values_list("own_id", "other_id"))


@dataclass(frozen=True)
class IntroductionShown:
    """One introduction as one of the two sees it.

    `words` and contacts are empty when this side may not see them.
    """

    number: int
    title: str
    listing_id: str
    other: str
    other_id: str
    is_mine: bool
    words: str
    my_contact: str
    their_contact: str
    state: str
    state_said: StrOrPromise
    asked_at: datetime
    answered_at: datetime | None
    came_mine: str
    came_mine_said: StrOrPromise
    came_theirs_said: StrOrPromise
    is_reported: bool

    @property
    def waits(self) -> bool:
        """Say whether it waits for an answer."""
        return self.state == IntroductionState.WAITING

    @property
    def waits_for_me(self) -> bool:
        """Say whether this organisation is to answer."""
        return self.waits and not self.is_mine

    @property
    def is_yes(self) -> bool:
        """Say whether both have said yes."""
        return self.state == IntroductionState.ACCEPTED


SEEN_WORDS = (IntroductionState.WAITING, IntroductionState.ACCEPTED)


def introduction_shown(row: Introduction, family: frozenset[int]) -> IntroductionShown:
    """Return an introduction as an organisation sees it."""
    is_mine = row.asker_id in family
    owner = row.listing.organisation
    other = owner if is_mine else row.asker
    top = other and (other.merged_into or other)
    mine, theirs = row.contact_asker, row.contact_owner
    came_mine, came_theirs = row.get_came_asker_display(), row.get_came_owner_display()
    if not is_mine:
        mine, theirs, came_mine, came_theirs = theirs, mine, came_theirs, came_mine
    is_yes = row.state == IntroductionState.ACCEPTED
    return IntroductionShown(
        number=row.pk,
        title=row.listing.title,
        listing_id=row.listing.public_id,
        other=str(top or row.listing.body),
        other_id=top.public_id if top else "",
        is_mine=is_mine,
        words=row.words if row.state in SEEN_WORDS else "",
        my_contact=mine,
        their_contact=theirs if is_yes else "",
        state=row.state,
        state_said=row.get_state_display(),
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        came_mine=row.came_asker if is_mine else row.came_owner,
        came_mine_said=came_mine,
        came_theirs_said=came_theirs,
        is_reported=row.reported_at is not None and row.reported_by_asker == is_mine,
    )
