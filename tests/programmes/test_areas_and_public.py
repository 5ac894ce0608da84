"""Administrative areas and what the act asks; and what everyone sees of a programme."""

from datetime import date

import pytest
from django.test import Client

from gensvar.kernel.errors import Invalid
from gensvar.organisations.models import Organisation
from gensvar.programmes.actions.areas import enter_area
from gensvar.programmes.actions.publishing import publish_programme
from gensvar.programmes.law import obligations_on
from gensvar.programmes.models import AdministrativeArea, Group
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.programmes import (
    make_holder,
    make_period,
    make_programme,
    make_seat,
)

pytestmark = pytest.mark.django_db


def test_what_the_act_asks_follows_from_day_and_area() -> None:
    before = {one.key for one in obligations_on(date(2018, 6, 1), [])}
    now = {one.key for one in obligations_on(date(2024, 6, 1), ["fi"])}

    assert ("consultation" in before, "use_of_language" in before) == (False, False)
    assert {"consultation", "young", "goals", "use_of_language"} <= now


@pytest.mark.requirement("S1-03")
def test_areas_are_entered_with_a_source_and_obligations_shown_for_a_day(
    client: Client,
) -> None:
    client.force_login(officer_of(make_body()))
    said = {"language": "fit", "since": "2019-01-01", "source": "SFS 2018:1966"}

    refused = client.post("/arbete/samrad/omraden/", {**said, "source": ""})
    client.post("/arbete/samrad/omraden/", said)
    then = client.get("/arbete/samrad/omraden/?dag=2018-12-31").content.decode()
    now = client.get("/arbete/samrad/omraden/?dag=2019-01-01").content.decode()

    assert refused.status_code == 422
    assert ("8 §" in then, "8 §" in now) == (False, True)
    assert "En jurist måste bekräfta" in now


def test_an_area_is_entered_once_at_a_time_and_can_end(client: Client) -> None:
    by = officer_of(make_body())
    area = enter_area("fi", date(2010, 1, 1), "SFS 2009:1299", by=by)
    client.force_login(by)

    with pytest.raises(Invalid) as refused:
        enter_area("fi", date(2020, 1, 1), "SFS 2009:1299", by=by)
    client.post(f"/arbete/samrad/omraden/{area.pk}/slut/", {"until": "2019-12-31"})
    enter_area("fi", date(2020, 1, 1), "SFS 2009:1299", by=by)

    assert refused.value.field == "since"
    assert AdministrativeArea.objects.count() == 2


def test_everyone_reads_a_programme_after_a_recorded_act_and_no_holder(
    client: Client,
) -> None:
    programme = make_programme(name="Samråd i länet")
    organisation = Organisation.objects.create(name="Riksförbundet")
    seat = make_seat(programme, Group.ROMA, organisation)
    make_holder(seat, make_period(programme), "Nadja Hemlig", email="n@example.org")
    address = f"/samrad/{programme.public_id}/"
    anyone, officer = Client(), client
    officer.force_login(officer_of(programme.body))

    before = anyone.get(address)
    officer.post(f"/arbete/samrad/{programme.pk}/offentligt/", {"do": "publish"})
    page = anyone.get(address).content.decode()
    listed = anyone.get("/samrad/").content.decode()
    officer.post(f"/arbete/samrad/{programme.pk}/offentligt/", {"do": "withdraw"})
    after = anyone.get(address)

    assert (before.status_code, after.status_code) == (404, 404)
    assert "Riksförbundet" in page
    assert "Informell" in page
    assert "Samråd i länet" in listed
    assert not any(word in page for word in ("Nadja", "n@example.org"))


def test_a_programme_that_leaves_a_minority_out_in_silence_is_not_shown() -> None:
    programme = make_programme()
    programme.groups.filter(group=Group.JEWS).delete()

    with pytest.raises(Exception, match="minoritet"):
        publish_programme(programme, by=officer_of(programme.body))

    programme.refresh_from_db()
    assert programme.published_at is None
