"""Needs inventories through the pages of those who keep them."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.inventories.models import NeedsInventory
from gensvar.kernel.days import today
from gensvar.programmes.models import Programme
from tests.make.dialogues import officer_of
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    """Return a programme with the five national minorities."""
    return make_programme()


@pytest.fixture
def officer(client: Client, programme: Programme) -> Client:
    """Return a browser in which an officer of the programme has signed in."""
    client.force_login(officer_of(programme.body))
    return client


def at(programme: Programme, rest: str = "") -> str:
    """Return an address beneath the needs of a programme."""
    return f"/arbete/samrad/{programme.pk}/behov/{rest}"


def facts(**changed: object) -> dict[str, object]:
    """Return what an officer fills in to begin an inventory."""
    day = today()
    return {
        "audience": "groups",
        "name": "Behov inför samråd",
        "year": day.year,
        "method": "form",
        "about": "Vi vill veta vad ni behöver.",
        "sources": "Anteckningar från förra året.",
        "starts_on": day.isoformat(),
        "ends_on": (day + timedelta(days=20)).isoformat(),
        "is_open_to_all": "on",
        "contact": "samrad@regionen.example",
        **changed,
    }


@pytest.mark.requirement("S1-07")
def test_an_officer_begins_an_inventory_among_the_groups(
    officer: Client, programme: Programme
) -> None:
    sent = officer.post(at(programme, "ny/"), facts())
    made = NeedsInventory.objects.get(programme=programme)

    page = officer.get(sent["Location"]).content.decode()

    assert sent["Location"] == at(programme, f"{made.pk}/")
    assert (made.year, made.audience, made.method) == (today().year, "groups", "form")
    for name in ("Judar", "Romer", "Samer", "Sverigefinnar", "Tornedalingar"):
        assert name in page
    assert "Anteckningar från förra året." in page


def test_an_answer_day_in_the_past_is_refused_at_its_field(
    officer: Client, programme: Programme
) -> None:
    day = today() - timedelta(days=1)

    page = officer.post(
        at(programme, "ny/"),
        facts(starts_on=day.isoformat(), ends_on=day.isoformat(), name="Behov 3"),
    )

    assert page.status_code == 422
    assert page.context["form"].errors == {
        "ends_on": ["Sista dagen att svara har passerat. Välj en senare dag."]
    }
    assert 'value="Behov 3"' in page.content.decode()
    assert not NeedsInventory.objects.exists()
