"""A meeting of a programme beside what its groups have wished."""

import pytest
from django.test import Client

from gensvar.inventories.actions import set_activity_body
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Group
from tests.make.dialogues import officer_of
from tests.make.inventories import (
    activity_of,
    make_ask,
    make_entered_answer,
    make_inventory,
    make_link_answer,
)
from tests.make.meetings import make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import group_of, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(client: Client) -> Meeting:
    """Return a meeting in a programme, with an officer of it signed in."""
    programme = make_programme()
    found = make_meeting(programme.body)
    Meeting.objects.filter(pk=found.pk).update(programme=programme)
    client.force_login(officer_of(programme.body))
    return Meeting.objects.get(pk=found.pk)


@pytest.mark.requirement("S1-08", "S1-11")
def test_what_groups_want_to_talk_about_is_proposed_for_the_agenda(
    client: Client, meeting: Meeting
) -> None:
    assert meeting.programme is not None
    inventory = make_inventory(meeting.programme)
    make_link_answer(make_ask(inventory))
    make_entered_answer(inventory, wish="wanted")
    health = make_body("Vårdförvaltningen")
    meeting.programme.bodies.create(body=health, joined_on=inventory.starts_on)
    psychiatry = activity_of(meeting.programme, "psychiatry")
    set_activity_body(psychiatry, health, by=officer_of(meeting.body))
    address = f"/arbete/moten/{meeting.pk}/onskemal/"

    page = client.get(address).content.decode()
    client.post(address, {"activity": psychiatry.pk})

    assert "Vill absolut: Sverigefinnar." in page
    assert "Vill gärna: Romer." in page
    assert "Vårdförvaltningen svarar för den och är inte bjuden till mötet än." in page
    assert "Psykiatri" in [item.title for item in meeting.items.all()]


@pytest.mark.requirement("S1-10", "S1-13")
def test_what_is_not_as_wished_is_told_where_the_meeting_is_planned(
    client: Client, meeting: Meeting
) -> None:
    inventory = make_inventory(meeting.programme)
    make_entered_answer(
        inventory, minutes=45, interval="monthly", roles=("politician",)
    )

    page = client.get(f"/arbete/moten/{meeting.pk}/onskemal/").content.decode()

    assert "Romer vill ha 45 minuter; mötet är" in page
    assert "Romer vill träffas: Varje månad. Programmet träffas:" in page
    assert "Romer vill möta: En förtroendevald." in page


def test_only_the_groups_of_the_meeting_are_listened_to(
    client: Client, meeting: Meeting
) -> None:
    assert meeting.programme is not None
    inventory = make_inventory(meeting.programme)
    make_entered_answer(inventory, Group.ROMA)
    meeting.groups.create(group=group_of(meeting.programme, Group.JEWS))

    page = client.get(f"/arbete/moten/{meeting.pk}/onskemal/").content.decode()

    assert "Inga önskemål är kända." in page
