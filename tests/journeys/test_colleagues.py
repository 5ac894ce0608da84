"""An administrator invites a colleague, who takes over from somebody who leaves."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, Stage
from gensvar.notifications.models import Letter
from gensvar.organisations.actions.first import prepare_first_administrator
from gensvar.organisations.models import Role
from tests.journeys.conftest import Begin, Browse, visit
from tests.journeys.hands import send
from tests.make.dialogues import make_dialogue, officer_of, someone
from tests.make.organisations import make_user

PASSWORD = "tre glada ekorrar"


@pytest.fixture
def dialogue(begin: Begin) -> Dialogue:
    return begin(make_led)


def make_led() -> Dialogue:
    """Make a dialogue that somebody leads, and a resident with an account."""
    found = make_dialogue(Stage.PREPARING)
    someone(found.body, Role.ADMINISTRATOR)
    make_user("Rut Resident")
    return found


@pytest.mark.parametrize("javascript", [True, False])
def test_a_colleague_is_invited_and_takes_over_from_who_leaves(
    browse: Browse, dialogue: Dialogue, javascript: bool
) -> None:
    body, leaving = dialogue.body, officer_of(dialogue.body)
    administrator = someone(body, Role.ADMINISTRATOR)
    with browse(administrator, javascript=javascript) as page:
        visit(page, reverse("colleague-new", args=[body.slug]))
        about = {"name": "Kim Ny", "email": "kim@example.org", "role": Role.OFFICER}
        send(page, about)
        expect(page.locator("main")).to_contain_text("Kim Ny")

    letter = Letter.objects.get(to="kim@example.org")
    with browse(javascript=javascript, width=320) as page:
        visit(page, reverse("invitation", args=[letter.secret]))
        send(page, {"password": PASSWORD})
        visit(page, reverse("workspace"))
        visit(page, reverse("dialogue", args=[dialogue.number]))
        expect(page.locator("main")).to_contain_text(dialogue.title)

    kim = User.objects.get(email="kim@example.org")
    with browse(administrator, javascript=javascript, scheme="dark") as page:
        visit(page, reverse("hand-over-work", args=[leaving.pk]))
        expect(page.locator("main")).to_contain_text(dialogue.title)
        expect(page.locator("main")).not_to_contain_text("Rut Resident")
        send(page, {"to": str(kim.pk)})
    dialogue.refresh_from_db()
    assert dialogue.leader == kim


def test_the_first_administrator_begins_with_the_code(browse: Browse) -> None:
    code = prepare_first_administrator("Region Exempel")
    about = {"name": "Ada Alm", "email": "ada@example.org", "password": PASSWORD}
    with browse(width=320, javascript=False) as page:
        visit(page, reverse("first-administrator", args=[code]))
        send(page, about)
        expect(page.locator("main h1")).to_have_text("Organ")
        visit(page, reverse("people"))
        expect(page.locator("main")).to_contain_text("Ada Alm")
