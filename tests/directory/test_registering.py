"""An organisation registered twice by two people, and the parts of the region."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.directory.models import SubRegion
from gensvar.organisations.models import Organisation, Role
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


def test_who_registers_what_is_known_is_asked_whether_it_is_one_of_these(
    client: Client,
) -> None:
    """The same name is not made twice; one like it is, when a person says so."""
    client.force_login(officer_of(make_body()))
    address = reverse("new-organisation")
    client.post(address, {"name": "Lyktans vänner", "kind": "umbrella"})
    again = client.post(address, {"name": "LYKTANS-VÄNNER", "kind": "association"})
    one = Organisation.objects.get()
    Organisation.objects.update(valid_to=date(2020, 1, 1))
    near = client.post(address, {"name": "Lyktans väner", "kind": "association"})
    page = near.content.decode()
    assert (again.status_code, one.kind) == (302, "umbrella")
    assert (near.status_code, Organisation.objects.count()) == (200, 1)
    assert "Lyktans vänner</a>" in page
    assert "Har upphört" in page
    said = {"name": "Lyktans väner", "kind": "association", "do": "is_new"}
    client.post(address, said)
    client.post(address, said)
    assert Organisation.objects.count() == 2


@pytest.mark.requirement("S4-036")
def test_administrators_name_the_parts_of_the_region_and_put_them_in_order(
    client: Client,
) -> None:
    """A part that has ended is chosen no more, and can be taken back."""
    client.force_login(make_member(make_body(), Role.ADMINISTRATOR))
    address = reverse("sub-regions")
    for name in ("Norr", "Söder", "Norr"):
        client.post(address, {"name": name})
    north, south = SubRegion.objects.order_by("order")
    client.post(address, {"raise": south.pk})
    assert [one.name for one in SubRegion.objects.all()] == ["Söder", "Norr"]
    client.post(address, {"end": north.pk})
    assert "Delar som har upphört" in client.get(address).content.decode()
    client.post(address, {"again": north.pk})
    north.refresh_from_db()
    assert north.ended_on is None
    client.force_login(officer_of(make_body()))
    assert client.get(address).status_code == 403
