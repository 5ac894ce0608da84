"""What one can try: one press signs in, and every link leads somewhere."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from gensvar.demo.guide import Step, parts
from gensvar.demo.personas import PERSONAS, account_of

pytestmark = pytest.mark.slow


def all_steps() -> list[Step]:
    return [step for part in parts() for step in part.steps]


def test_one_press_signs_in_as_each_person(visitor: Client) -> None:
    for persona in PERSONAS:
        answer = visitor.post(reverse("demo-become", args=[persona.key]))
        account = account_of(persona)
        assert account is not None
        assert answer.headers["Location"] == persona.lands_on
        assert visitor.session["_auth_user_id"] == str(account.pk)


def test_a_press_leads_to_where_the_step_is(visitor: Client) -> None:
    address = reverse("demo-become", args=["maja"])
    inside = visitor.post(address, {"next": "/arbete/arenden/"})
    assert inside.headers["Location"] == "/arbete/arenden/"
    outside = visitor.post(address, {"next": "https://example.org/"})
    assert outside.headers["Location"] == "/arbete/"


def test_signing_in_needs_a_press(visitor: Client) -> None:
    assert visitor.get(reverse("demo-become", args=["maja"])).status_code == 405
    assert visitor.post(reverse("demo-become", args=["nobody"])).status_code == 404


def test_one_can_be_nobody_again(visitor: Client) -> None:
    visitor.post(reverse("demo-become", args=["maja"]))
    visitor.post(reverse("demo-become-nobody"))
    assert "_auth_user_id" not in visitor.session


def test_outside_demo_mode_the_pages_are_not_there(
    visitor: Client, demo_mode: Settings
) -> None:
    demo_mode.MODE = "production"
    assert visitor.get(reverse("demo-guide")).status_code == 404
    assert visitor.post(reverse("demo-become", args=["maja"])).status_code == 404
    assert "_auth_user_id" not in visitor.session


def test_the_path_goes_from_notes_to_letters(visitor: Client) -> None:
    assert visitor.get(reverse("demo-guide")).status_code == 200
    places = [place.address for step in all_steps() for place in step.places]
    order = (
        "import/",
        "sortera/",
        "fynd/nytt/",
        "underlag/",
        "vagning/",
        "utskick/",
        "utvardering/",
    )
    found = [
        next((n for n, address in enumerate(places) if part in address), None)
        for part in order
    ]
    assert None not in found
    assert found == sorted(found, key=lambda n: n or 0)


def test_every_link_of_the_guide_leads_somewhere(visitor: Client) -> None:
    for step in all_steps():
        if step.persona:
            visitor.post(reverse("demo-become", args=[step.persona.key]))
        else:
            visitor.post(reverse("demo-become-nobody"))
        for place in [*step.places, *step.files]:
            assert place.address, f"{step.title}: {place.words}"
            assert visitor.get(place.address).status_code == 200, place.address


def test_the_guide_offers_what_a_visitor_may_do(visitor: Client) -> None:
    page = visitor.get(reverse("demo-guide")).content.decode()
    assert page.count("<h3>") == len(all_steps()) + len(PERSONAS)
    assert len(re.findall(r'action="/prova/bli/', page)) >= len(PERSONAS)


def test_every_page_says_that_the_region_is_made_up(visitor: Client) -> None:
    for address in ("/prova/", "/mitt/", "/konto/logga-in/"):
        page = visitor.get(address).content.decode()
        assert "site-reminder" in page
        assert reverse("mailbox") in page
