"""The year of one association can be lived through in the demo."""

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.accounts.models import User
from gensvar.contributions.models import Contribution
from gensvar.demo.region import address_of
from gensvar.directory.keepers import token_of
from gensvar.directory.models import Keeper
from gensvar.enquiries.models import Enquiry
from gensvar.meetings.models import DeclaredInterest
from gensvar.organisations.models import Organisation

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("region")]


@pytest.fixture
def own() -> str:
    """Return where the own side of Siv's society begins."""
    keeper = Keeper.objects.get(name="Siv Åkerlund", state="approved")
    return f"/forening/{token_of(keeper)}/"


def test_the_year_says_first_what_waits_and_what_is_owed(
    client: Client, own: str
) -> None:
    page = client.get(own).text
    waits = page.index("Väntar på er")
    owed = page.index("Regionen är skyldig er svar")
    assert waits < page.index("Älvmarkens pensionärsförbund ville träffa er") < owed
    assert owed < page.index("Hållplatsen vid hembygdsgården")


def test_every_place_of_the_own_side_tells_of_the_society(
    client: Client, own: str
) -> None:
    told = {
        "sida/": "Vi vårdar hembygdsgården",
        "fragor/": "Två ansökningar om samma tak",
        "motas/": "Hembygdsgården på vardagskvällar",
        "gemensamt/": "Sista bussen efter föreningskvällen",
        "utbyte/": "En kväll på hembygdsgården",
        "utbyte/nytt/": "Berättarkvällarna börjar igen",
        "utbyte/exempel/": "Två nämnder diskade på hembygdsgården",
        "samarbete/": "Vi planerar berättarkvällarna ihop",
    }
    found = {place: client.get(own + place).text for place in told}
    assert {place for place, words in told.items() if words not in found[place]} == (
        set()
    )


def test_one_question_waits_longer_than_it_should(client: Client) -> None:
    late = Enquiry.objects.get(public_subject="Hållplatsen vid hembygdsgården")
    assert late.due_on < timezone.localdate()
    client.force_login(User.objects.get(email=address_of("maja")))
    assert "lyft till" in client.get("/arbete/fragor/").text


def test_three_organisations_stand_behind_one_contribution() -> None:
    rows = Contribution.objects.filter(text__startswith="Våra kvällar slutar")
    assert rows.count() == 1


def test_a_stranger_did_not_get_the_page() -> None:
    rows = Keeper.objects.filter(organisation__name="Älvsunds hembygdsförening")
    states = sorted(rows.values_list("name", "state", "email"))
    assert states == [
        ("Ronny Vidar", "declined", ""),
        ("Siv Åkerlund", "approved", "siv@alvsund.example"),
    ]


def test_two_names_are_one_organisation() -> None:
    other = Organisation.objects.get(name="Nya Grannar, Älvsund")
    assert other.merged_into == Organisation.objects.get(name="Nya grannar i Älvsund")


def test_everyone_reads_what_is_new_and_what_a_promise_came_to(client: Client) -> None:
    news = client.get("/for-foreningar/nytt/").text
    examples = client.get("/exempel/").text
    seen = {
        "news that was shown": "Berättarkvällarna börjar igen" in news,
        "news of a body": "Vi läser ansökningarna om bidrag tillsammans" in news,
        "news that waits": "Vi söker en cykelverkstad" in news,
        "an example": "Två nämnder diskade på hembygdsgården" in examples,
        "an example that waits": "En fråga i stället för sju samtal" in examples,
    }
    assert [what for what, is_seen in seen.items() if is_seen] == [
        "news that was shown",
        "news of a body",
        "an example",
    ]


def test_one_side_sees_the_co_operation_differently(client: Client) -> None:
    client.force_login(User.objects.get(email=address_of("oskar")))
    page = client.get("/arbete/foreningar/samarbete/").text
    assert page.index("Nya grannar i Älvsund") < page.index("Älvsunds hembygdsförening")


def test_a_guest_of_the_meeting_to_come_has_said_what_is_won(client: Client) -> None:
    declared = DeclaredInterest.objects.get()
    client.force_login(User.objects.get(email=address_of("oskar")))
    page = client.get(f"/arbete/moten/{declared.guest.meeting_id}/gaster/").text
    assert (declared.guest.name, declared.words in page) == ("Pelle Dahl", True)
