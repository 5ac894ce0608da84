"""Programmes: the standing frame of samråd."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.models import BodyKind
from gensvar.programmes import actions
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Form,
    Group,
    Programme,
    Structure,
)
from gensvar.programmes.queries import (
    groups_not_covered,
    structure_of,
    takes_part_by_year,
)
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body
from tests.make.programmes import group_of, make_programme

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Samråd med minoriteterna",
    "kind": "national_minorities",
    "purpose": "Höra grupperna medan vården planeras.",
    "cadence": "per_term",
    "meetings_per_year": "2",
    "meeting_minutes": "120",
    "term_years": "4",
    "started_on": "2023-01-01",
    "coordinator_role": "Hållbarhetsstrateg",
}


@pytest.mark.requirement("S1-01", "S1-06")
def test_a_programme_is_begun_on_screen_with_owner_cadence_and_coordinator(
    client: Client,
) -> None:
    body = make_body()
    officer = officer_of(body)
    client.force_login(officer)
    said = {**FACTS, "body": body.pk, "coordinator": officer.pk}

    client.post("/arbete/samrad/ny/", said)
    programme = Programme.objects.get(name=FACTS["name"])
    page = client.get(f"/arbete/samrad/{programme.pk}/").content.decode()

    assert (programme.body, programme.coordinator) == (body, officer)
    assert f"Hållbarhetsstrateg, {officer.name}" in page
    assert "En gång per termin" in page


def test_a_programme_keeps_what_was_typed_when_it_cannot_be_right(
    client: Client,
) -> None:
    body = make_body()
    client.force_login(officer_of(body))
    said = {
        **FACTS,
        "body": body.pk,
        "started_on": "2023-05-01",
        "ended_on": "2023-04-01",
    }

    page = client.post("/arbete/samrad/ny/", said)

    assert page.status_code == 422
    assert "Höra grupperna medan vården planeras." in page.content.decode()
    assert not Programme.objects.exists()


def test_the_coordinator_is_a_role_that_stays_when_the_person_changes(
    client: Client,
) -> None:
    programme = make_programme(coordinator_role="Hållbarhetsstrateg")
    officer = officer_of(programme.body)
    client.force_login(officer)
    said = {
        **FACTS,
        "version": programme.version,
        "coordinator": officer.pk,
        "name": programme.name,
    }

    client.post(f"/arbete/samrad/{programme.pk}/andra/", said)
    programme.refresh_from_db()

    assert (programme.coordinator_role, programme.coordinator) == (
        "Hållbarhetsstrateg",
        officer,
    )


def test_a_programme_for_the_minorities_tells_which_of_them_it_leaves_out() -> None:
    programme = make_programme()
    programme.groups.filter(group=Group.JEWS).delete()

    assert groups_not_covered(programme) == [Group.JEWS]


@pytest.mark.requirement("S1-04")
def test_the_overview_warns_until_a_group_is_included_or_left_out_with_a_reason(
    client: Client,
) -> None:
    programme = make_programme()
    programme.groups.filter(group__in=[Group.JEWS, Group.ROMA]).delete()
    client.force_login(officer_of(programme.body))
    address = f"/arbete/samrad/{programme.pk}/"
    warning = "Varken med eller utelämnade med skäl"

    before = client.get(address).content.decode()
    client.post(f"{address}grupper/jews/med/")
    refused = client.post(f"{address}grupper/roma/utan/", {"left_out_reason": " "})
    between = client.get(address).content.decode()
    client.post(
        f"{address}grupper/roma/utan/", {"left_out_reason": "De har ett eget råd."}
    )
    after = client.get(address).content.decode()
    listed = client.get(f"{address}grupper/").content.decode()

    assert (warning in before, warning in between, warning in after) == (
        True,
        True,
        False,
    )
    assert refused.status_code == 422
    assert "De har ett eget råd." in listed


def test_a_group_with_seats_is_not_left_out() -> None:
    programme = make_programme()
    row = group_of(programme, Group.ROMA)
    row.seats.create(programme=programme, number=1)

    with pytest.raises(Invalid) as refused:
        actions.leave_group_out(row, "Skäl", by=officer_of(programme.body))

    assert refused.value.field == "left_out_reason"


def test_all_five_minorities_are_listed_for_a_programme_that_names_none(
    client: Client,
) -> None:
    programme = make_programme()
    programme.groups.all().delete()
    client.force_login(officer_of(programme.body))

    page = client.get(f"/arbete/samrad/{programme.pk}/grupper/").content.decode()

    assert all(f"/grupper/{group.value}/med/" in page for group in NATIONAL_MINORITIES)


@pytest.mark.requirement("S1-05")
def test_the_structure_is_informal_then_pilot_then_decided_and_seen_everywhere(
    client: Client,
) -> None:
    programme = make_programme()
    board = make_body(name="Regionfullmäktige", kind=BodyKind.ASSEMBLY)
    client.force_login(officer_of(programme.body))
    address = f"/arbete/samrad/{programme.pk}/beslut/"
    informal = client.get(f"/arbete/samrad/{programme.pk}/").content.decode()
    decision = {
        "status": "decided",
        "since": "2024-06-18",
        "body": board.pk,
        "decided_on": "2024-06-18",
        "section_number": "89",
    }

    client.post(address, {"status": "pilot", "since": "2023-01-01"})
    client.post(address, decision)
    page = client.get(f"/arbete/samrad/{programme.pk}/").content.decode()
    listed = client.get("/arbete/samrad/").content.decode()
    history = client.get(address).content.decode()

    assert structure_of(programme) == Structure.DECIDED
    assert "Informell" in informal
    assert "Regionfullmäktige, 18 juni 2024, § 89" in page.replace("\xa0", " ")
    assert "Beslutad" in listed
    assert "Pilot" in history


@pytest.mark.parametrize(
    ("left_out", "field"),
    [
        ("body", "body"),
        ("decided_on", "decided_on"),
        ("section_number", "section_number"),
    ],
)
def test_a_decided_structure_takes_body_day_and_section(
    left_out: str, field: str
) -> None:
    programme = make_programme()
    facts: dict[str, Any] = {
        "body": make_body(),
        "decided_on": date(2024, 6, 18),
        "section_number": "89",
    }
    del facts[left_out]

    with pytest.raises(Invalid) as refused:
        actions.set_structure(
            programme, "decided", by=officer_of(programme.body), **facts
        )

    assert refused.value.field == field


@pytest.mark.requirement("S1-14")
def test_the_forms_of_a_programme_are_chosen_from_the_catalogue(client: Client) -> None:
    programme = make_programme()
    client.force_login(officer_of(programme.body))
    said = {"workshop": "on", "workshop_note": "När något nytt ska ritas."}

    client.post(f"/arbete/samrad/{programme.pk}/former/", said)

    rows = list(programme.forms.values_list("form", "note"))
    assert rows == [(Form.WORKSHOP, "När något nytt ska ritas.")]


@pytest.mark.requirement("S1-17", "S1-21", "S1-43")
def test_an_administration_joins_by_its_own_officer_and_is_counted_over_time(
    client: Client,
) -> None:
    programme = make_programme()
    other = make_body("Hälso- och sjukvårdsförvaltningen")
    client.force_login(officer_of(other))
    found = client.get("/arbete/samrad/").content.decode()
    said = {"body": other.pk, "task": "Utredare", "joined_on": today().isoformat()}

    client.post(f"/arbete/samrad/{programme.pk}/ga-med/", said)
    page = client.get(f"/arbete/samrad/{programme.pk}/deltar/").content.decode()

    assert f"/arbete/samrad/{programme.pk}/ga-med/" in found
    assert "Utredare" in page
    assert takes_part_by_year(programme) == [(today().year, 1)]


def test_an_officer_lets_no_other_administration_join() -> None:
    programme = make_programme()
    with pytest.raises(NotAllowed):
        actions.join_programme(
            programme, make_body(), by=officer_of(make_body("Kulturnämnden"))
        )


def test_an_administration_takes_part_once() -> None:
    programme = make_programme()
    body, by = make_body(), officer_of(programme.body)
    row = actions.join_programme(programme, body, by=by)

    with pytest.raises(Invalid):
        actions.join_programme(programme, body, by=by)
    actions.leave_programme(row, by=by)

    row.refresh_from_db()
    assert row.left_on == today()
