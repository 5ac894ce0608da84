"""The own side of an organisation, and the way to it: links say what they open."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.portal.own import PLACES
from tests.make.joint_positions import make_own_side
from tests.ui.reading import parse, words

pytestmark = pytest.mark.django_db


def test_a_page_of_the_own_side_is_called_as_the_link_to_it() -> None:
    client = Client(headers={"accept-language": "sv"})
    token = make_own_side().token
    for place in PLACES:
        page = parse(client.get(reverse(place.name, args=[token])).content)
        (link,) = page.xpath("//header//nav//a[@aria-current='page']")
        (heading,) = page.xpath("//h1")
        assert words(link).casefold() in words(heading).casefold()


@pytest.mark.parametrize("name", ["own-cooperation", "own-others", "own-keepers"])
def test_a_page_of_no_place_marks_none(name: str) -> None:
    address = reverse(name, args=[make_own_side().token])
    page = parse(Client().get(address).content)
    assert not page.xpath("//header//nav//a[@aria-current]")


def test_who_has_lost_the_link_is_led_to_where_one_gets_a_new_one() -> None:
    client = Client(headers={"accept-language": "sv"})
    page = parse(client.get(reverse("for-associations")).content)
    ((sentence),) = page.xpath("//main//p[contains(., 'tappat länken')]")
    (link,) = sentence.iter("a")
    assert words(link) == "Öppna er organisations sida"
    assert link.get("href") == reverse("public-organisations")


def test_an_invitation_asks_first_for_what_everybody_needs() -> None:
    client = Client(headers={"accept-language": "sv"})
    token = make_own_side().token
    address = reverse("own-invite-exchange", args=[token])
    for said, is_open in (({"key": "a"}, False), ({"key": "b", "seats": "0"}, True)):
        answer = client.post(address, said)
        assert answer.status_code == 422
        page = parse(answer.content)
        (more,) = page.xpath("//main//details[.//input[@name='seats']]")
        assert (more.get("open") is not None) == is_open
        assert not more.xpath(".//*[@name='access' or @name='language']")
