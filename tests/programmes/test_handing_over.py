"""Nothing of a programme is tied to one person: it is named and handed over."""

import pytest
from django.test import Client

from gensvar.config.ownership import of_body, of_person
from gensvar.organisations.models import Role
from gensvar.organisations.ownership import Kind
from tests.make.dialogues import officer_of, someone
from tests.make.organisations import make_member
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_a_programme_stands_among_what_its_body_and_its_coordinator_have_on_hand() -> (
    None
):
    programme = make_programme()
    officer = officer_of(programme.body)
    programme.coordinator = officer
    programme.save()

    kinds = [
        {one.kind for one in of_body(programme.body)},
        {one.kind for one in of_person(officer)},
    ]

    assert all(Kind.PROGRAMME in found for found in kinds)


@pytest.mark.requirement("S1-31")
def test_a_coordinator_who_leaves_hands_the_programme_over(client: Client) -> None:
    programme = make_programme(coordinator_role="Strateg")
    leaving = officer_of(programme.body)
    programme.coordinator = leaving
    programme.save()
    follows = make_member(programme.body, Role.OFFICER, name="Efter Trädare")
    client.force_login(someone(programme.body, Role.ADMINISTRATOR))
    address = f"/arbete/kollegor/{leaving.pk}/lamna-over/"

    page = client.get(address).content.decode()
    client.post(address, {"to": follows.pk})

    programme.refresh_from_db()
    assert programme.name in page
    assert (programme.coordinator_role, programme.coordinator) == ("Strateg", follows)
