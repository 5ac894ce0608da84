"""Keepers and pages of organisations, made the way users make them."""

from itertools import count
from typing import Any

from gensvar.directory.actions.keeping import Asker, invite_keeper
from gensvar.directory.actions.pages import PageWords, confirm_page, write_page
from gensvar.directory.actions.relations import RelationSaid, set_relation
from gensvar.directory.models import Keeper, PageVersion, Relation
from gensvar.directory.relations import stamp_of
from gensvar.kernel.days import today
from gensvar.organisations.families import family_of
from gensvar.organisations.models import Organisation
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_organisation(name: str = "", **facts: Any) -> Organisation:
    """Make an organisation that is known here."""
    return Organisation.objects.create(
        name=name or f"Granngården {next(_numbers)}", **facts
    )


def make_keeper(
    organisation: Organisation | None = None,
    name: str = "Kim Kassör",
    email: str = "",
    language: str = "sv",
) -> Keeper:
    """Let somebody keep the page of an organisation; the link is `token_of(keeper)`."""
    asker = Asker(name, email or f"keeper{next(_numbers)}@example.org", language)
    by = officer_of(make_body())
    return invite_keeper(organisation or make_organisation(), asker, by=by)


def make_page(keeper: Keeper | None = None, **said: Any) -> PageVersion:
    """Show a page that an organisation has written."""
    keeper = keeper or make_keeper()
    words = PageWords(
        **{
            "what": "Vi ordnar träffar.",
            "for_whom": "Alla som vill.",
            "aim": "Att ingen är ensam.",
            **said,
        }
    )
    page = write_page(keeper, words, sends=True)
    confirm_page(page, by=officer_of(make_body()), seen_version=page.version)
    return page


def make_relation(
    organisation: Organisation | None = None, degree: str = "asked", **said: Any
) -> Relation:
    """Say how far a body and an organisation work together."""
    one = organisation or make_organisation()
    facts = {"since": today(), "reason": "Vi ses varje vår.", **said}
    facts.setdefault("body", make_body())
    return set_relation(
        one,
        RelationSaid(degree=degree, **facts),
        by=officer_of(facts["body"]),
        seen=stamp_of(family_of(one)),
    )
