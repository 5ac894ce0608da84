"""Meetings in one part of the region, found inside and outside (S4-036)."""

import pytest
from django.test import Client

from gensvar.directory.models import SubRegion
from gensvar.publishing.actions import show_meeting
from tests.make.dialogues import officer_of
from tests.make.guests import make_called_meeting
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S4-036")
def test_meetings_are_narrowed_to_a_part_of_the_region_that_is_chosen_from_its_list(
    client: Client,
) -> None:
    """Any words can stand there; the region's own list is offered."""
    SubRegion.objects.create(name="Norra delen")
    body = make_body()
    client.force_login(officer_of(body))
    north = make_called_meeting(body=body, title="Möte i norr", sub_region="Norr")
    for meeting in (north, make_called_meeting(body=body, title="Möte överallt")):
        show_meeting(meeting, by=officer_of(body))

    inside = client.get("/arbete/moten/", {"del_": "Norr"}).content.decode()
    outside = Client().get("/moten/", {"del_": "Norr"}).content.decode()
    unknown = Client().get("/moten/", {"del_": "Finns inte"}).content.decode()
    form = client.get(f"/arbete/moten/{north.pk}/andra/tid/").content.decode()

    for page in (inside, outside):
        assert ("Möte i norr" in page, "Möte överallt" in page) == (True, False)
    assert "Möte överallt" in unknown
    assert '<option value="Norra delen">' in form
    assert 'list="sub_region-parts"' in form
