"""What those who work here see of finding each other: counts, and what is reported."""

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.kernel.errors import NotAllowed
from gensvar.matching.actions.introductions import report_introduction
from gensvar.matching.actions.listings import Said, write_listing_of_body
from gensvar.matching.counting import protected
from gensvar.matching.models import Listing
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.matching import make_introduction, make_listing, make_member
from tests.make.organisations import make_body
from tests.matrix.seeing import without_marks

pytestmark = pytest.mark.django_db
HOME = "/arbete/motas/"


@pytest.fixture
def body() -> Body:
    return make_body()


@pytest.fixture
def officer(client: Client, body: Body) -> User:
    by = officer_of(body)
    client.force_login(by)
    return by


def seen(client: Client, address: str = HOME) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return without_marks(response.content.decode())


@pytest.mark.usefixtures("officer")
def test_an_officer_reads_what_was_reported_and_nothing_else(client: Client) -> None:
    mine = make_member()
    private = make_introduction(make_listing(mine, side="has"))
    reported = make_introduction(make_listing(mine, side="has"))
    report_introduction(reported, "De säljer något.", by=mine)
    assert private.words not in seen(client)
    address = f"{HOME}anmalda/{reported.pk}/"
    assert client.get(f"{HOME}anmalda/{private.pk}/").status_code == 404
    page = seen(client, address)
    assert "De säljer något." in page
    assert reported.contact_asker not in page
    client.post(address, {"do": "shut_out"})
    own = f"/forening/{mine.token}/motas/"
    assert client.get(own).context["own"].waits[0].number == private.pk
    reported.refresh_from_db()
    assert reported.handled_at is not None
    shut = reported.asker.matching
    assert shut.shut_out_at is not None
    client.post(f"{HOME}slapp-in/{shut.pk}/")
    shut.refresh_from_db()
    assert [shut.shut_out_at is None, shut.left_at is None] == [True, False]


@pytest.mark.requirement("S4-099", "S4-112")
def test_a_body_of_the_region_lists_its_rooms_and_takes_them_back(
    client: Client, body: Body, officer: User
) -> None:
    key = client.get(f"{HOME}ny/").context["form"]["key"].value()
    said = {"body": body.pk, "side": "has", "about": "rooms", "shown": "all"}
    facts = {**said, "title": "Rum på kvällar", "key": key}
    refused = client.post(f"{HOME}ny/", facts)
    assert list(refused.context["form"].errors) == ["contact"]
    for _again in range(2):
        sent = client.post(f"{HOME}ny/", {**facts, "contact": "Receptionen"})
        assert sent.status_code == 302
    listing = Listing.objects.get()
    assert "Hör av er: Receptionen" in seen(client, "/motas/")
    change = {**said, "title": "Stort rum", "contact": "Växeln", "version": 1}
    assert client.post(f"{HOME}{listing.pk}/", change).status_code == 302
    assert client.post(f"{HOME}{listing.pk}/", change).status_code == 422
    client.post(f"{HOME}{listing.pk}/", {"do": "taken_back"})
    assert "Stort rum" not in seen(client, "/motas/")
    assert "Stort rum" in seen(client)
    with pytest.raises(NotAllowed):
        write_listing_of_body(
            make_body(), Said("has", "rooms", "Rum"), by=officer, key="k" * 20
        )


@pytest.mark.usefixtures("officer")
def test_a_listing_that_should_not_be_read_is_taken_down_with_its_reason(
    client: Client,
) -> None:
    mine = make_member()
    listing = make_listing(mine, shown="all")
    address = f"{HOME}{listing.pk}/stoppa/"
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "Det är reklam."})
    assert listing.title not in seen(client, "/motas/")
    own = f"/forening/{mine.token}/motas/egen/{listing.public_id}/"
    client.post(own, {"do": "show"})
    client.post(own, {"do": "renew"})
    listing.refresh_from_db()
    assert listing.state == "stopped"
    assert "Det är reklam." in seen(client, own)


def test_small_numbers_are_not_told() -> None:
    assert [protected(n) for n in (0, 1, 4, 5)] == [
        "0",
        "färre än 5",
        "färre än 5",
        "5",
    ]
