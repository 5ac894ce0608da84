"""Colleagues see what other administrations have going on with the same people."""

import pytest
from django.test import Client

from gensvar.dialogues.models import Stage
from gensvar.organisations.models import Role
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.meetings import make_guest, make_meeting, make_organisation
from tests.make.organisations import make_body, make_member

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S4-076")
def test_one_administration_sees_whom_the_others_meet(client: Client) -> None:
    care, culture = make_body("Vårdnämnden"), make_body("Kulturnämnden")
    choir = make_organisation("Granfors körsällskap")
    mine = make_meeting(care, title="Sång på recept")
    theirs = make_meeting(culture, title="Körer i hela länet")
    make_guest(mine, organisation=choir)
    make_guest(theirs, organisation=choir)
    make_guest(theirs, organisation=make_organisation("Bara där"))
    make_dialogue(Stage.OPEN, culture, title="Var ska biblioteken ligga?")

    client.force_login(officer_of(care))
    page = client.get("/arbete/tvars/").text

    assert f'<a href="/arbete/moten/{mine.pk}/">Sång på recept</a>' in page
    assert "Körer i hela länet" in page
    assert f"/arbete/moten/{theirs.pk}/" not in page
    assert "Var ska biblioteken ligga?" in page
    assert "Granfors körsällskap</td><td>Kulturnämnden, Vårdnämnden</td><td>2" in page
    assert "Bara där" not in page


def test_whoever_has_no_role_sees_nothing_of_it(client: Client) -> None:
    client.force_login(make_member(make_body()))
    assert client.get("/arbete/tvars/").status_code == 403


def test_nothing_going_on_is_said(client: Client) -> None:
    client.force_login(make_member(make_body(), Role.REGISTRAR))
    assert "Inget pågår." in client.get("/arbete/tvars/").text
