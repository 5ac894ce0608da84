"""What the directory of organisations adds to the world that the matrix looks at."""

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gensvar.directory.actions.importing import bring_in_list, take_list
from gensvar.directory.actions.keeping import Asker, ask_to_keep, confirm_keeper
from gensvar.directory.actions.merging import merge_organisations
from gensvar.directory.actions.pages import PageWords, write_page
from gensvar.directory.actions.relation_views import see_differently
from gensvar.directory.actions.sub_regions import add_sub_region
from gensvar.directory.keepers import calendar_code_of, token_of
from gensvar.directory.models import (
    Category,
    Competence,
    Keeper,
    PageVersion,
    SubRegion,
)
from gensvar.kernel.days import today
from gensvar.organisations.actions.spellings import add_spelling
from gensvar.organisations.models import Body, Role
from tests.make.directory import (
    make_keeper,
    make_organisation,
    make_page,
    make_relation,
)
from tests.make.organisations import make_body, make_member

if TYPE_CHECKING:
    from tests.matrix.world import World

LETTERS = str.maketrans("0123456789", "ghijklmnop")


def fill_directory(world: "World", body: Body) -> None:
    """Make an organisation with a page, one that waits, and somebody who asks."""
    grow_directory(world, body, 1)


def grow_directory(world: "World", body: Body, rows: int) -> None:
    """Make the same with as many rows of everything as one asks for."""
    categories = [
        Category.objects.create(kind="theme", name=f"Tema {body.pk}-{row}")
        for row in range(rows)
    ]
    competences = [
        Competence.objects.create(name=f"Kunnande {body.pk}-{row}", order=1)
        for row in range(rows)
    ]
    parts = [
        SubRegion.objects.create(name=f"Del {body.pk}-{row}") for row in range(rows)
    ]
    said: dict[str, Any] = {  # Any: what stands in a form.
        "categories": tuple(one.pk for one in categories),
        "competences": tuple(one.pk for one in competences),
        "sub_regions": tuple(one.pk for one in parts),
        "languages": ("sv", "fi"),
        "links": ("https://example.org/",),
    }
    for row in range(rows):
        keeper = make_keeper()
        shown = make_page(keeper, **said)
        asker = Asker(f"Ny {row}", f"ny{row}@example.org")
        key = f"{body.pk}-{row}-{'k' * 30}"
        confirm_keeper(ask_to_keep(shown.organisation, asker, key=key))
        waits = write_page(keeper, PageWords("Vi", "Alla", "Mer", **said), sends=True)
    for _row in range(rows - 1):
        make_keeper(shown.organisation)
    _known_twice(world, body, rows)
    _work_together(world, keeper, parts)
    world.kept["keeper"] = token_of(keeper)
    world.kept["keeper-calendar"] = calendar_code_of(keeper)
    world.kept["organisation"] = str(shown.organisation.pk)
    world.kept["shown_organisation"] = shown.organisation.public_id
    world.kept["asker"] = str(
        shown.organisation.keepers.filter(state="confirmed").earliest("pk").pk
    )
    world.kept["page_waits"] = str(waits.pk)
    world.kept["category"] = str(categories[0].pk)
    world.kept["competence"] = str(competences[0].pk)
    assert PageVersion.objects.filter(sent_at__date=today()).exists()


def _work_together(world: "World", keeper: Keeper, parts: list[SubRegion]) -> None:
    """Say how far an organisation and some bodies work together, here and there."""
    long_ago, organisation = today() - timedelta(days=90), keeper.organisation
    for part in parts:
        body = make_body()
        make_relation(organisation, "informs", since=long_ago, body=body)
        make_relation(organisation, "asked", body=body, sub_region=part)
        made = make_relation(organisation, "talks", body=body)
        see_differently(keeper, made.pk, "asked", "Vi får bara brev.")
        make_body()
    world.kept["relation"] = str(made.pk)


def _unlike(*number: object) -> str:
    """Return a name that is like no other."""
    return sha256(repr(number).encode()).hexdigest()[:16].translate(LETTERS)


def _known_twice(world: "World", body: Body, rows: int) -> None:
    """Merge some that are the same, note spellings, and give lists of more."""
    by = make_member(body, Role.OFFICER)
    one = make_organisation(f"Lyktans vänner {body.pk}-{rows}")
    for row in range(rows):
        other = make_organisation(f"Lyktans väner {body.pk}-{rows} {row}")
        make_organisation(f"Lyktans vänner {body.pk}-{rows} Nord {row}")
        merging = merge_organisations(other, one, "Samma styrelse", by=by)
        add_spelling(one, f"LV {body.pk}-{rows}-{row}", by=by)
        lines = "\n".join(f"{_unlike(body, row, n)};Natur" for n in range(rows))
        done = take_list("klar.csv", f"Namn;Tema\n{lines}".encode(), by=by)
        bring_in_list(done, by=by)
        lines = "\n".join(f"{one.name} del {row} {n};Natur" for n in range(rows))
        given = take_list("ny.csv", f"Namn;Tema\n{lines}".encode(), by=by)
        ended = add_sub_region(
            f"Slut {body.pk}-{row}", by=make_member(body, Role.ADMINISTRATOR)
        )
        SubRegion.objects.filter(pk=ended.pk).update(ended_on=today())
    world.kept["merging"] = str(merging.pk)
    world.kept["merged"] = one.public_id
    world.kept["given_list"] = str(given.pk)
    world.kept["done_list"] = str(done.pk)
