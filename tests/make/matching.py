"""Organisations that take part, their listings, and introductions between them."""

from itertools import count
from typing import Any

from gensvar.directory.keepers import KeeperPage, keeper_page, token_of
from gensvar.directory.models import Category, CategoryKind, SubRegion
from gensvar.matching.actions.introductions import ask_introduction
from gensvar.matching.actions.listings import Said, write_listing
from gensvar.matching.actions.taking_part import take_part
from gensvar.matching.models import Introduction, Listing
from gensvar.organisations.models import Organisation
from tests.make.directory import make_keeper

_numbers = count(1)


def make_member(organisation: Organisation | None = None, **said: Any) -> KeeperPage:
    """Let an organisation take part; return its own side."""
    page = keeper_page(token_of(make_keeper(organisation, **said)))
    assert page is not None
    take_part(page)
    return page


def make_place(name: str = "Norra delen") -> SubRegion:
    """Make a part of the region, or return it."""
    return SubRegion.objects.get_or_create(name=name)[0]


def make_theme(name: str = "Odling") -> Category:
    """Make a theme of the region, or return it."""
    return Category.objects.get_or_create(kind=CategoryKind.THEME, name=name)[0]


def make_listing(mine: KeeperPage | None = None, **said: Any) -> Listing:
    """Write a listing of an organisation: it looks for rooms, in the evening."""
    facts = {"side": "looks", "about": "rooms", "title": "Lokal sökes", **said}
    facts.setdefault("hours", ["evenings"])
    return write_listing(
        Said(**facts), by=mine or make_member(), key=f"listing {next(_numbers)}"
    )


def make_introduction(
    listing: Listing | None = None, mine: KeeperPage | None = None
) -> Introduction:
    """Let an organisation ask to be introduced about a listing."""
    return ask_introduction(
        listing or make_listing(side="has", title="Lokal finns"),
        "Vi är tolv som syr.",
        "sy@example.org",
        by=mine or make_member(),
        key=f"introduction {next(_numbers)}",
    )
