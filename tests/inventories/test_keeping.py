"""Whom is asked, what is asked, and the administrations' own inventory, on screen."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.inventories.actions.asking import remind_before_the_last_day
from gensvar.inventories.models import (
    Audience,
    CoreActivity,
    NeedsAnswer,
    NeedsInventory,
)
from gensvar.kernel.days import today
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body
from gensvar.programmes.models import Group
from tests.make.dialogues import officer_of
from tests.make.inventories import (
    make_ask,
    make_asked_organisation,
    make_inventory,
    make_link_answer,
)
from tests.make.organisations import make_body
from tests.make.programmes import group_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def inventory() -> NeedsInventory:
    """Return an inventory that is being prepared."""
    return make_inventory(is_open=False)


@pytest.fixture
def officer(client: Client, inventory: NeedsInventory) -> Client:
    """Return a browser in which an officer of the programme has signed in."""
    client.force_login(officer_of(inventory.programme.body))
    return client


def at(inventory: NeedsInventory, rest: str = "") -> str:
    """Return an address beneath one inventory."""
    return f"/arbete/samrad/{inventory.programme_id}/behov/{inventory.pk}/{rest}"


@pytest.fixture
def health(inventory: NeedsInventory) -> Body:
    """Return an administration that takes part in the programme."""
    body = make_body("Vårdförvaltningen")
    inventory.programme.bodies.create(
        body=body, joined_on=today() - timedelta(days=40), task="Utreder"
    )
    return body


def test_organisations_are_asked_and_written_to_when_it_opens(
    officer: Client, inventory: NeedsInventory
) -> None:
    organisation = make_asked_organisation("Romska föreningen")
    roma = group_of(inventory.programme, Group.ROMA)

    officer.post(
        at(inventory, "tillfragade/"),
        {"organisation": organisation.pk, "group": roma.pk, "language": "fi"},
    )
    before = Letter.objects.count()
    officer.post(at(inventory), {"do": "open needs inventory"})

    inventory.refresh_from_db()
    assert (before, inventory.stage) == (0, "open")
    assert [(letter.to, letter.language) for letter in Letter.objects.all()] == [
        (organisation.email, "fi")
    ]
    page = officer.get(at(inventory)).content.decode()
    assert "Romska föreningen" in page


def test_those_who_are_silent_are_reminded_and_those_who_answered_are_not(
    officer: Client, inventory: NeedsInventory
) -> None:
    answered, silent = make_ask(inventory), make_ask(inventory, Group.JEWS)
    officer.post(at(inventory), {"do": "open needs inventory"})
    inventory.refresh_from_db()
    answered.refresh_from_db()
    make_link_answer(answered)

    officer.post(at(inventory), {"do": "remind"})

    reminders = Letter.objects.filter(kind="needs reminder")
    assert silent.organisation is not None
    assert [letter.to for letter in reminders] == [silent.organisation.email]


def test_the_clock_reminds_once_a_week_before_the_last_day() -> None:
    inventory = make_inventory(ends_on=today() + timedelta(days=5))
    make_ask(inventory)

    reminded = [remind_before_the_last_day() for _ in range(2)]

    assert reminded == [1, 0]


def test_an_organisation_is_taken_off_the_list_and_put_back(
    officer: Client, inventory: NeedsInventory
) -> None:
    ask = make_ask(inventory)

    officer.post(at(inventory, "tillfragade/"), {"take": ask.pk})
    off = officer.get(at(inventory, "tillfragade/")).content.decode()
    officer.post(at(inventory, "tillfragade/"), {"take": ask.pk})
    ask.refresh_from_db()

    assert "Tillfrågas inte längre" in off
    assert ask.withdrawn_at is None


def test_questions_of_our_own_are_asked_and_stay_when_it_has_opened(
    officer: Client, inventory: NeedsInventory
) -> None:
    address = at(inventory, "fragor/")
    officer.post(address, {"words": "Vilken lokal passar?", "guidance": ""})
    twice = officer.post(address, {"words": "Vilken lokal passar?", "guidance": ""})
    officer.post(at(inventory), {"do": "open needs inventory"})

    late = officer.post(address, {"words": "En till?", "guidance": ""})
    form = Client().get(f"/behov/{inventory.public_id}/svara/").content.decode()

    assert (twice.status_code, late.status_code) == (422, 422)
    assert "En till?" in late.content.decode()
    assert "Vilken lokal passar?" in form


@pytest.mark.requirement("S1-08")
def test_the_list_of_core_activities_is_the_regions_own(
    officer: Client, inventory: NeedsInventory, health: Body
) -> None:
    address = f"/arbete/samrad/{inventory.programme_id}/behov/karnverksamheter/"
    culture = CoreActivity.objects.get(programme=inventory.programme, code="culture")

    officer.post(address, {"do": "add", "name": "Ambulans"})
    twice = officer.post(address, {"do": "add", "name": "ambulans"})
    officer.post(address, {"do": f"take {culture.pk}"})
    own = CoreActivity.objects.get(name="Ambulans")
    officer.post(address, {"do": f"body {own.pk}", f"a{own.pk}-body": health.pk})

    own.refresh_from_db()
    culture.refresh_from_db()
    assert twice.status_code == 422
    assert (own.body, culture.withdrawn_on) == (health, today())


@pytest.mark.requirement("S1-18")
def test_an_administration_answers_for_itself_in_an_internal_inventory(
    client: Client, inventory: NeedsInventory, health: Body
) -> None:
    internal = make_inventory(inventory.programme, audience=Audience.ADMINISTRATIONS)
    client.force_login(officer_of(health))
    facts = {
        "method": "interview",
        "given_on": today().isoformat(),
        "reported_persons": "7",
        "language": "sv",
        "words_structure": "Ett möte per termin.",
    }

    refused = client.post(
        at(internal, "svar/nytt/"), {**facts, "body": internal.programme.body_id}
    )
    sent = client.post(at(internal, "svar/nytt/"), {**facts, "body": health.pk})
    page = client.get(at(internal)).content.decode()

    assert (refused.status_code, sent.status_code) == (422, 302)
    kept = NeedsAnswer.objects.get()
    assert (kept.body, kept.group, kept.method) == (health, None, "interview")
    assert "Vårdförvaltningen" in page


@pytest.mark.requirement("S1-07")
def test_what_was_said_at_a_meeting_is_written_down_for_a_group(
    officer: Client, inventory: NeedsInventory
) -> None:
    officer.post(at(inventory), {"do": "open needs inventory"})
    roma = group_of(inventory.programme, Group.ROMA)
    facts = {
        "group": roma.pk,
        "method": "meeting",
        "given_on": today().isoformat(),
        "held_by": inventory.programme.body_id,
        "reported_persons": "3",
        "language": "sv",
        "words_other": "Vi vill bli <b>hörda</b>.",
    }

    late = officer.post(
        at(inventory, "svar/nytt/"),
        {**facts, "given_on": (today() + timedelta(days=1)).isoformat()},
    )
    sent = officer.post(at(inventory, "svar/nytt/"), facts)
    page = officer.get(sent["Location"]).content.decode()

    assert set(late.context["form"].errors) == {"given_on"}
    assert "Vi vill bli &lt;b&gt;hörda&lt;/b&gt;." in page
    assert "färre än 5" in page


def test_two_who_change_an_inventory_at_once_read_each_other(
    officer: Client, inventory: NeedsInventory
) -> None:
    facts = {
        "name": "Först",
        "year": inventory.year,
        "method": "form",
        "starts_on": inventory.starts_on.isoformat(),
        "ends_on": inventory.ends_on.isoformat(),
        "version": 1,
    }
    officer.post(at(inventory, "andra/"), facts)

    page = officer.post(at(inventory, "andra/"), {**facts, "name": "Sedan"})

    assert page.status_code == 422
    assert "Först" in page.content.decode()
    assert 'value="Sedan"' in page.content.decode()
