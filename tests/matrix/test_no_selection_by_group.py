"""No address selects persons by group: no page, search, order, export or feed.

An authority may not search in order to get a selection of persons by what is
sensitive about them (dataskyddslagen 3:3; domain.md 2.5). The test listens to which
words of the address each page reads, and tries every group in each of them.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from gensvar.accounts.models import User
from gensvar.directory.models import Keeper
from gensvar.enquiries.models import Enquiry
from gensvar.kernel.privacy import REGISTER, FieldClass
from gensvar.meetings.models import Guest
from gensvar.organisations.models import Organisation, RoleGrant
from gensvar.programmes.models import (
    Group,
    OrganisationGroup,
    ProgrammeGroup,
    SeatHolder,
)
from tests.make.dialogues import officer_of
from tests.make.meetings import make_arrival, make_meeting
from tests.matrix.expected import Row
from tests.matrix.heard import ask, named, selections
from tests.matrix.test_matrix import ROUTES, ROWS
from tests.matrix.world import World

# Which words of the address a page listens to is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.embedded]
OWN_WORDS = "Finska föreningen i Norr"
# Those who are shown the most, those who are shown only what all may see, and those
# who keep the installation.
LOOKING = ("officer", "anonymous", "administrator")
READ = [row for row in ROWS if row.get]


@pytest.fixture(autouse=True)
def _every_page_is_listened_to(settings: Settings) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.matrix.heard.Listener"]


@pytest.fixture(scope="module")
def settled(world: World) -> World:
    """The world, with guests who come for organisations of different groups."""
    body = world.dialogue.body
    meeting = make_meeting(body, -1, title="Samråd om tolkar")
    for number, group in enumerate((Group.SWEDEN_FINNS, Group.ROMA)):
        organisation = Organisation.objects.create(name=f"{OWN_WORDS} {number}")
        OrganisationGroup.objects.create(
            organisation=organisation,
            group=group,
            own_words=f"{OWN_WORDS} {number}",
            noted_by=officer_of(body),
        )
        make_arrival(meeting, f"Kommer {number} Lundström", organisation=organisation)
    return world


def names() -> list[str]:
    """Return the names of all who take part, as far as anything knows them."""
    staff = RoleGrant.objects.values("user")
    found = {
        *Guest.objects.values_list("name", flat=True),
        *SeatHolder.objects.values_list("name", flat=True),
        *Keeper.objects.values_list("name", flat=True),
        *Enquiry.objects.values_list("name", flat=True),
        *User.objects.exclude(pk__in=staff).values_list("name", flat=True),
    }
    return sorted(name for name in found if len(name) > 3)


def values() -> list[str]:
    """Return what a group can be called in an address: code, name, language, row."""
    row = ProgrammeGroup.objects.filter(group=Group.ROMA).earliest("pk")
    return [
        *(Group.ROMA, Group.SAMI, Group.SWEDEN_FINNS, Group.OTHER),
        *("Romer", "Sverigefinnar", "fi", "rom", OWN_WORDS, str(row.pk)),
    ]


@pytest.mark.parametrize("row", READ, ids=str)
def test_no_page_selects_or_orders_persons_by_group(settled: World, row: Row) -> None:
    route = ROUTES[row.route]
    address, sent = settled.address(route, row), settled.sent(route, row)
    looking = [kind for kind in LOOKING if kind in row.get]
    for kind in looking or sorted(row.get)[:1]:
        client = settled.client(kind)
        assert selections(client, address, names(), values(), **sent) == [], kind


@pytest.mark.parametrize("row", READ, ids=str)
def test_no_page_of_a_group_names_who_does_not_stand_there_for_it(
    settled: World, row: Row
) -> None:
    route = ROUTES[row.route]
    if not {"group", "seat", "what"} & set(route.parts):
        return
    address, sent = settled.address(route, row), settled.sent(route, row)
    for kind in sorted(row.get):
        words = ask(settled.client(kind), address, **sent)
        assert named(words, Guest.objects.values_list("name", flat=True)) == []


@pytest.mark.parametrize("row", READ, ids=str)
def test_who_holds_a_seat_is_named_to_those_of_the_programme_alone(
    settled: World, row: Row
) -> None:
    route = ROUTES[row.route]
    address, sent = settled.address(route, row), settled.sent(route, row)
    holders = list(SeatHolder.objects.values_list("name", flat=True))
    assert holders
    for kind in {"anonymous", "other"} & row.get:
        words = ask(settled.client(kind), address, **sent)
        assert named(words, holders) == [], kind


# What a wrong page could look like: each selects or orders persons by group.


def _guests(request: HttpRequest) -> HttpResponse:
    """Show only those who come for an organisation of a group."""
    of = OrganisationGroup.objects.filter(group=request.GET.get("grupp", ""))
    found = Guest.objects.filter(organisation__in=of.values("organisation"))
    return HttpResponse(", ".join(found.values_list("name", flat=True)))


def _ordered(request: HttpRequest) -> HttpResponse:
    """Show everyone, those of a group first."""
    holders = list(SeatHolder.objects.select_related("seat__group"))
    holders.sort(key=lambda one: one.seat.group.group != request.GET.get("sort"))
    return HttpResponse(", ".join(one.name for one in holders))


def _searched(request: HttpRequest) -> HttpResponse:
    """Find persons by what their organisation calls itself."""
    words = request.GET.get("q") or "-"
    found = Guest.objects.filter(organisation__name__startswith=words)
    return HttpResponse(", ".join(found.values_list("name", flat=True)))


def _by_any_word(request: HttpRequest) -> HttpResponse:
    """Select by whatever stands in the address."""
    return HttpResponse(str(Guest.objects.filter(**dict(request.GET.items())).count()))


urlpatterns = [
    path("fel/gaster/", _guests),
    path("fel/ordning/", _ordered),
    path("fel/sok/", _searched),
    path("fel/allt/", _by_any_word),
]


@pytest.fixture
def wrong(settings: Settings) -> Client:
    """A browser in an installation whose pages are wrong on purpose."""
    settings.ROOT_URLCONF = __name__
    return Client()


@pytest.mark.parametrize("page", ["gaster", "ordning", "sok", "allt"])
def test_a_page_that_selects_by_group_is_found(
    settled: World, wrong: Client, page: str
) -> None:
    if page == "ordning":
        roma = SeatHolder.objects.filter(seat__group__group=Group.ROMA)
        assert roma.exists()
        _seat_somebody_else()
    assert selections(wrong, f"/fel/{page}/", names(), values()) != []


def _seat_somebody_else() -> None:
    """Let somebody of another group stand before those of the first."""
    holder = SeatHolder.objects.select_related("seat").latest("pk")
    seat = holder.seat
    other = ProgrammeGroup.objects.filter(programme=seat.programme).exclude(
        pk=seat.group_id
    )
    seat.pk, seat.group, seat.number = None, other[0], 90
    seat.save()
    holder.pk, holder.seat, holder.name = None, seat, "Annan Grupp"
    holder.save()


# Whoever notes something, or leads it, is a colleague at work.
AT_WORK = ("_by", "coordinator", "owner", "leader")


def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [one for one in model._meta.local_fields if isinstance(one, models.Field)]


def _has_group(model: type[models.Model]) -> bool:
    return model is ProgrammeGroup or any(
        one.related_model is ProgrammeGroup or one.choices == Group.choices
        for one in _fields(model)
    )


def _has_person(model: type[models.Model]) -> bool:
    classes = REGISTER.get(f"{model.__module__}.{model.__name__}", {})
    return any(
        classes.get(one.name) in {FieldClass.PERSONAL, FieldClass.PROTECTED}
        or one.related_model in {Guest, SeatHolder}
        or (one.related_model is User and not one.name.endswith(AT_WORK))
        for one in _fields(model)
    )


def test_nothing_but_the_holder_of_a_seat_joins_a_person_and_a_group() -> None:
    ours = [one for one in apps.get_models() if one.__module__.startswith("gensvar.")]
    joined = {
        model.__name__
        for model in ours
        if _has_person(model)
        and (
            _has_group(model)
            or any(
                isinstance(one, models.ForeignKey)
                and isinstance(one.related_model, type)
                and _has_group(one.related_model)
                for one in _fields(model)
            )
        )
    }
    assert joined == {"SeatHolder"}
