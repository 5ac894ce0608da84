"""What the region asks of every organisation, for those who plan to ask again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from gensvar.meetings.models import Guest, Meeting
from gensvar.organisation_years.burden import burden_in
from gensvar.organisation_years.queries.asks import Within
from gensvar.organisation_years.queries.everyone import asked_in
from gensvar.organisation_years.queries.meetings import Met
from gensvar.organisations.models import Organisation, Role
from tests.make.dialogues import officer_of
from tests.make.organisation_years import make_year
from tests.make.organisations import make_body, make_member, make_user

DAY = date(2027, 5, 12)
START = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_it_is_spring"),
]


@pytest.fixture
def _it_is_spring() -> Iterator[None]:
    """Let yesterday and tomorrow be of the same year, whenever the tests run."""
    with time_machine.travel(datetime(2027, 5, 12, 8, 0, tzinfo=UTC)):
        yield


def numbers(year: int, within: Within) -> list[tuple[str, int, int, int, float | None]]:
    """Return the list as numbers."""
    return [
        (one.name, len(one.meetings), len(one.came), one.asks, one.hours)
        for one in asked_in(year, within)
    ]


@pytest.mark.requirement("S4-043", "S4-059")
def test_officers_see_what_all_of_the_region_asks_of_each_organisation() -> None:
    body = make_body("Vård")
    lived = make_year(body=body)
    make_year("Ågrenska", make_body("Kultur"))
    client = Client()
    client.force_login(officer_of(make_body("Trafik")))
    page = client.get(reverse("burden")).content.decode()
    assert page.index("Sverigefinska") < page.index("Ågrenska")
    assert "3,5" in page
    only = client.get(reverse("burden"), {"organ": str(body.pk), "ordning": "namn"})
    assert "Ågrenska" not in only.content.decode()
    asked = {"program": str(lived.programme.pk)}
    lines = client.get(reverse("burden-file"), asked).content.decode().splitlines()
    assert lines[1:] == ['"Sverigefinska föreningen";"2027";"0";"0";"1";"0"']
    nothing = client.get(reverse("burden"), {"ar": "2024"}).content.decode()
    assert "Ingen organisation har blivit ombedd om något det här året." in nothing


def test_a_filter_does_not_say_that_it_is_optional() -> None:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(officer_of(make_body()))
    assert "frivilligt" not in client.get(reverse("burden")).text


def test_organisations_that_are_one_are_counted_as_one() -> None:
    lived = make_year()
    other = make_year("Finska föreningen")
    Organisation.objects.filter(pk=other.organisation.pk).update(
        merged_into=lived.organisation
    )
    assert numbers(2027, Within()) == [("Sverigefinska föreningen", 4, 2, 2, 7.0)]
    Meeting.objects.update(ends_at=None, starts_at=None)
    Guest.objects.update(arrived_at=None)
    assert numbers(2027, Within()) == [("Sverigefinska föreningen", 0, 0, 2, 0.0)]


def met(came: int, ends_at: datetime | None, noted: int | None = None) -> Met:
    """Return a meeting that one was asked to, and some came to or nobody."""
    facts: dict[str, Any] = dict.fromkeys(Met.__dataclass_fields__)
    seen = {"declined": 0, "noted": 1 if noted is None else noted}
    times = {"starts_at": START, "ends_at": ends_at}
    return Met(**{**facts, **times, "stage": "ended", "asked": 1, "came": came, **seen})


def test_hours_that_nobody_knows_are_not_nought() -> None:
    rows = [met(1, None), met(0, START + timedelta(hours=2))]
    burden = burden_in(2027, rows, [], DAY)
    assert (burden.hours, burden.without_time, burden.meetings) == (None, 1, 2)
    known = met(1, START + timedelta(hours=2))
    assert burden_in(2027, [*rows, known], [], DAY).hours == 2


def test_where_nobody_noted_who_came_it_is_not_known_that_nobody_did() -> None:
    ends = START + timedelta(hours=2)
    unknown, absent = met(0, ends, noted=0), met(0, ends)
    alone = burden_in(2027, [unknown], [], DAY)
    assert (alone.came, alone.hours, alone.not_noted) == (None, None, 1)
    beside = burden_in(2027, [unknown, absent], [], DAY)
    assert (beside.came, beside.hours, beside.not_noted) == (0, 0, 1)
    before = burden_in(2027, [replace(unknown, stage="called")], [], date(2027, 2, 1))
    assert (before.came, before.not_noted) == (0, 0)

    lived = make_year()
    Guest.objects.update(arrived_at=None)
    [row] = asked_in(2027, Within())
    assert (row.came_to, row.hours, len(row.not_noted)) == (None, None, 1)
    client = Client()
    own = client.get(reverse("own-year-time", args=[lived.token, 2027])).text
    client.force_login(officer_of(make_body("Trafik")))
    for page in (own, client.get(reverse("burden")).text):
        assert "1 möte där ingen noterade vilka som kom" in page
    line = client.get(reverse("burden-file")).text.splitlines()[1]
    assert line == '"Sverigefinska föreningen";"2027";"2";"";"1";""'
    Guest.objects.update(state="declined")
    [row] = asked_in(2027, Within())
    assert (row.came_to, row.hours, len(row.not_noted)) == (0, 0, 0)


def test_the_year_of_an_organisation_is_read_by_those_who_plan_meetings_alone() -> None:
    lived = make_year()
    address = reverse("organisation-year", args=[lived.organisation.pk, 2027])
    client = Client()
    client.force_login(make_user())
    assert client.get(address).status_code == 403
    client.force_login(make_member(make_body(), Role.REPRESENTATIVE))
    page = client.get(address).content.decode()
    assert "Forum om tolkar" in page
    assert "Väntar på oss" in page
    assert "/behov/svar/" not in page
    assert "Vad ni har frågat regionen" not in page
    top = Organisation.objects.create(name="Samlad")
    Organisation.objects.filter(pk=lived.organisation.pk).update(merged_into=top)
    assert client.get(address).headers["Location"] == reverse(
        "organisation-year", args=[top.pk, 2027]
    )
