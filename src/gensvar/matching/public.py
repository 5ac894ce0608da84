"""What the own side and the pages for everyone may call: finding each other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gensvar.directory.keepers import KeeperPage
from gensvar.kernel.days import today
from gensvar.kernel.secrets import token as fresh_key
from gensvar.kernel.sensitive import names_a_group
from gensvar.matching.actions.introductions import (
    accept_introduction,
    ask_introduction,
    decline_introduction,
    report_introduction,
    say_what_came,
    withdraw_introduction,
)
from gensvar.matching.actions.listings import (
    Said,
    change_listing,
    renew_listing,
    set_listing_state,
    write_listing,
)
from gensvar.matching.actions.suggestions import (
    dismiss_suggestion,
    show_suggestion_again,
)
from gensvar.matching.actions.taking_part import leave_matching, take_part
from gensvar.matching.choosing import choices
from gensvar.matching.filling_in import ListingForm
from gensvar.matching.models import (
    About,
    CameOfIt,
    Introduction,
    IntroductionState,
    Listing,
)
from gensvar.matching.queries import (
    introductions_of,
    is_shut_out,
    open_listings,
    other_listing,
    own_listing,
    own_listings,
    public_listings,
    takes_part,
)
from gensvar.matching.seen import (
    IntroductionShown,
    ListingShown,
    SuggestionShown,
    dismissed_by,
    introduction_shown,
    listing_shown,
    suggestions_shown,
)

__all__ = [
    "ABOUT",
    "CAME",
    "Choice",
    "Introduction",
    "IntroductionShown",
    "ListingForm",
    "ListingShown",
    "Said",
    "SuggestionShown",
    "accept_introduction",
    "ask_introduction",
    "change_listing",
    "choices",
    "decline_introduction",
    "dismiss_suggestion",
    "fresh_key",
    "introduction_of",
    "introduction_shown",
    "is_in",
    "leave_matching",
    "listing_shown",
    "listings_for_everyone",
    "names_people",
    "other_listing",
    "others_listed",
    "own_listing",
    "own_page",
    "renew_listing",
    "report_introduction",
    "say_what_came",
    "set_listing_state",
    "show_suggestion_again",
    "take_part",
    "why_meet",
    "withdraw_introduction",
    "write_listing",
]

ABOUT, CAME = About.choices, CameOfIt.choices
MOST_SUGGESTED = 10
MOST_ROWS = 100


@dataclass(frozen=True)
class OwnPage:
    """What an organisation sees first: what waits for it, then what may meet."""

    takes_part: bool
    is_shut_out: bool
    waits: tuple[IntroductionShown, ...]
    others: tuple[IntroductionShown, ...]
    listings: tuple[ListingShown, ...]
    earlier: tuple[ListingShown, ...]
    suggestions: tuple[SuggestionShown, ...]
    dismissed: tuple[SuggestionShown, ...]


def own_page(mine: KeeperPage) -> OwnPage:
    """Return what stands on the own side of an organisation."""
    is_in = takes_part(mine.family)
    own = list(own_listings(mine.family)[:MOST_ROWS])
    rows = list(introductions_of(mine.family)[:MOST_ROWS])
    asked = {
        row.listing_id
        for row in rows
        if row.asker_id in mine.family and row.state != IntroductionState.WITHDRAWN
    }
    suggested = _suggested(mine, own, asked) if is_in else []
    shown = [introduction_shown(row, mine.family) for row in rows]
    seen = [listing_shown(row) for row in own]
    live = [one for one in seen if one.is_shown or one.is_paused]
    return OwnPage(
        takes_part=is_in,
        is_shut_out=not is_in and is_shut_out(mine.family),
        waits=tuple(one for one in shown if one.waits_for_me),
        others=tuple(one for one in shown if not one.waits_for_me),
        listings=tuple(live) if is_in else (),
        earlier=tuple(one for one in seen if one not in live),
        suggestions=tuple(one for one in suggested if not one.is_dismissed)[
            :MOST_SUGGESTED
        ],
        dismissed=tuple(one for one in suggested if one.is_dismissed)[:MOST_SUGGESTED],
    )


def is_in(mine: KeeperPage) -> bool:
    """Say whether the organisation takes part."""
    return takes_part(mine.family)


def names_people(said: Said) -> bool:
    """Say whether a text names a group or a trait of people: worth a second look."""
    return names_a_group(f"{said.title} {said.words}")


def _suggested(
    mine: KeeperPage, own: Sequence[Listing], asked: Collection[int]
) -> list[SuggestionShown]:
    """Return what may meet, without what one has asked about already."""
    about = {one.about for one in own}
    others = open_listings().filter(about__in=about).exclude(pk__in=asked)
    found = list(others.exclude(organisation_id__in=mine.family)) if about else []
    return suggestions_shown(own, found, dismissed_by(mine.family), today())


def why_meet(mine: KeeperPage, other: Listing) -> list[SuggestionShown]:
    """Return which of one's own listings one of somebody else may meet, and why."""
    own = list(own_listings(mine.family).filter(about=other.about))
    return suggestions_shown(own, [other], frozenset(), today())


def introduction_of(mine: KeeperPage, pk: int) -> Introduction | None:
    """Return an introduction that an organisation has a part in, or nothing."""
    return introductions_of(mine.family).filter(pk=pk).first()


@dataclass(frozen=True)
class Choice:
    """Which listings somebody wants to see; empty is all."""

    about: str = ""
    theme: int = 0
    place: int = 0


def listings_for_everyone(
    choice: Choice, start: int, end: int
) -> tuple[list[ListingShown], int]:
    """Return some of the listings that everyone may read, and how many there are."""
    rows = _chosen(public_listings(), choice)
    return [listing_shown(row) for row in rows[start:end]], rows.count()


def others_listed(
    mine: KeeperPage, choice: Choice, start: int, end: int
) -> tuple[list[ListingShown], int]:
    """Return some of the listings that those who take part may read."""
    rows = _chosen(open_listings(), choice).exclude(organisation_id__in=mine.family)
    return [listing_shown(row) for row in rows[start:end]], rows.count()


def _chosen(rows: QuerySet[Listing], choice: Choice) -> QuerySet[Listing]:
    if choice.about:
        rows = rows.filter(about=choice.about)
    if choice.theme:
        rows = rows.filter(themes=choice.theme)
    if choice.place:
        rows = rows.filter(places=choice.place)
    return rows
