"""A body writes down its support, and everyone sees what they can apply for."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from gensvar.funding.actions.forms import (
    begin_funding,
    change_funding,
    publish_funding,
    review_funding,
)
from gensvar.funding.actions.rounds import (
    add_round,
    cancel_round,
    change_round,
    copy_round,
    decide_round,
)
from gensvar.funding.models import FundingForm, FundingRound
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.spreadsheets import read_table
from gensvar.organisations.models import Body
from tests.make.dialogues import officer_of
from tests.make.funding import make_funding, make_round
from tests.make.organisations import make_body
from tests.year_plans.test_plans import client_of

pytestmark = pytest.mark.django_db
PAGE = "/arbete/stod/"


@pytest.fixture
def body() -> Body:
    return make_body("Kulturnämnden")


def filled_in(body: Body, **facts: Any) -> Mapping[str, Any]:
    return {
        "name": "Verksamhetsbidrag",
        "body": body.pk,
        "kind": "operating_grant",
        "purpose": "För föreningar som håller i gång hela året.",
        "benefit": "Fler har någon att träffa.",
        "for_kinds": ["association", "umbrella"],
        "for_whom": "Ni har minst 50 medlemmar.",
        "place": "Hela regionen",
        "least": "50000",
        "most": "400000",
        "period_words": "3-5 år",
        "indexed": "yes",
        "index_how": "Med löner och priser, en gång om året",
        "conditions": "Ni är öppna för alla.",
        "steps": "Läs villkoren.\n\nFyll i ansökan.",
        "contact_role": "Enheten för föreningsstöd",
        "contact_email": "stod@example.org",
        "link": "https://example.org/ansok",
        "valid_from": "2024-01-01",
        "what1": "Årsredovisning",
        "days1": "90",
        "after1": "year",
        **facts,
    }


@pytest.mark.requirement("S4-119", "S4-122", "S4-124", "S4-133", "S4-140", "S4-067")
def test_what_an_officer_writes_down_everyone_reads_in_plain_words(body: Body) -> None:
    client = client_of(officer_of(body))
    assert "inskrivet än" in client.get(PAGE).text
    assert client.post(f"{PAGE}ny/", filled_in(body)).status_code == 302
    form = FundingForm.objects.get()
    assert (form.months_least, form.months_most) == (36, 60)
    assert "Inget stöd visas här än" in Client().get("/stod/").text
    here = f"{PAGE}{form.pk}/"
    days = {
        "opens_on": str(today() - timedelta(2)),
        "closes_on": str(today() + timedelta(40)),
        "decision_month": str(today() + timedelta(100))[:7],
    }
    assert client.post(f"{here}omgang/", days).status_code == 302
    assert Client().get(f"/stod/{form.public_id}/").status_code == 404
    client.post(here, {"do": "publish"})

    everyone = Client()
    assert "Öppet nu" in everyone.get("/stod/").text
    page = everyone.get(f"/stod/{form.public_id}/").text
    for said in (
        "3–5 år",
        "<bdi>50\u00a0000\u00a0kr</bdi> – <bdi>400\u00a0000\u00a0kr</bdi>",
        "inom 90 dagar efter årets slut",
        "Fler har någon att träffa.",
        "Med löner och priser",
        "<li>Fyll i ansökan.</li>",
        "berättat 40 dagar före",
        "/fraga/?amne=stod",
    ):
        assert said in page
    assert client.post(here, {"do": "withdraw"}).status_code == 302
    assert everyone.get(f"/stod/{form.public_id}/").status_code == 404


@pytest.mark.requirement("S4-119", "S4-140")
def test_what_nobody_knows_is_said_to_be_unknown(body: Body) -> None:
    form = make_funding(
        body, is_shown=True, least=None, most=None, period_words="", for_kinds=[]
    )
    page = Client().get(f"/stod/{form.public_id}/").text
    assert page.count("Inte känt") >= 2
    assert "0\u00a0kr" not in page
    found = Client().get("/stod/?belopp=5000000&vem=business").text
    assert form.name in found
    assert "Ingen dag är känd" in found


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"period_words": "5-3 år"}, "Den kortaste tiden är längre än den längsta."),
        ({"period_words": "länge"}, "Skriv hur länge"),
        ({"least": "9", "most": "3"}, "Det högsta beloppet är lägre än det lägsta."),
        ({"days1": "90", "after1": ""}, "Välj från när dagarna räknas."),
        ({"valid_to": "2023-12-31"}, "Sista dagen ligger före första dagen."),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_nothing_is_lost(
    body: Body, facts: dict[str, str], sentence: str
) -> None:
    client = client_of(officer_of(body))
    answer = client.post(f"{PAGE}ny/", filled_in(body, **facts))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Ni har minst 50 medlemmar." in answer.text
    assert not FundingForm.objects.exists()


def test_support_without_a_way_to_apply_is_not_shown(body: Body) -> None:
    form = make_funding(body, steps="", contact_email="")
    with pytest.raises(NotYet) as refusal:
        publish_funding(form, by=officer_of(body))
    assert len(refusal.value.missing) == 2
    page = client_of(officer_of(body)).post(
        f"{PAGE}{form.pk}/", {"do": "publish"}, follow=True
    )
    assert "Det saknas: hur man söker, vem man frågar." in page.text
    with pytest.raises(NotAllowed):
        publish_funding(form, by=officer_of(make_body()))


def test_one_name_is_used_once_and_the_second_to_save_sees_it(body: Body) -> None:
    form, by = make_funding(body), officer_of(body)
    facts = {"name": form.name, "kind": "prize", "purpose": "Ett pris."}
    with pytest.raises(Invalid):
        begin_funding(body, facts, by=by)
    change_funding(form, 1, {"purpose": "Annat."}, [], by=by)
    with pytest.raises(Stale):
        change_funding(form, 1, {"purpose": "Ännu annat."}, [], by=by)
    with pytest.raises(Invalid):
        review_funding(form, today(), by=by)


def days_from_today(**days: int) -> dict[str, date]:
    return {name: today() + timedelta(number) for name, number in days.items()}


@pytest.mark.parametrize(
    "days",
    [
        {},
        days_from_today(opens_on=5, closes_on=4),
        days_from_today(closes_on=5, decision_on=4),
        days_from_today(decision_on=5, decision_month=5),
        days_from_today(closes_on=70, decision_month=1),
    ],
)
def test_days_in_the_wrong_order_are_refused(days: dict[str, date], body: Body) -> None:
    form = make_funding(body)
    with pytest.raises(Invalid):
        add_round(form, days, by=officer_of(body))
    assert not FundingRound.objects.exists()


@pytest.mark.requirement("S4-128")
def test_everyone_sees_how_long_before_the_last_day_it_was_told(body: Body) -> None:
    form, by = make_funding(body, is_shown=True), officer_of(body)
    row = make_round(form, 10, 74)
    page = Client().get("/stod/dagar/").text
    assert "berättat 74 dagar före" in page
    # Told long ago; when the last day moves, it is told from today.
    FundingRound.objects.update(told_on=today() - timedelta(30))
    row.refresh_from_db()
    assert row.told_before == 104
    days = {"opens_on": row.opens_on, "closes_on": today() + timedelta(20)}
    change_round(row, row.version, days, by=by)
    assert row.told_before == 20
    with pytest.raises(Stale):
        change_round(row, 1, days, by=by)


@pytest.mark.requirement("S4-128")
def test_calendar_programs_learn_of_moved_and_cancelled_days(body: Body) -> None:
    form, by = make_funding(body, is_shown=True), officer_of(body)
    row = make_round(form, 1, 5, reported_by=today() + timedelta(400))

    def events() -> dict[str, tuple[int, str, date]]:
        calendar = Calendar.from_ical(Client().get("/stod/dagar.ics?sprak=sv").content)
        return {
            str(one["summary"]): (
                one.decoded("sequence"),
                str(one["status"]),
                one.decoded("dtstart"),
            )
            for one in calendar.walk("VEVENT")
        }

    closes = f"Sista dag att söka: {form.name}"
    assert events()[closes] == (0, "CONFIRMED", today() + timedelta(5))
    assert len(events()) == 3
    days = {"opens_on": row.opens_on, "closes_on": today() + timedelta(9)}
    change_round(row, 1, days, by=by)
    assert events()[closes] == (1, "CONFIRMED", today() + timedelta(9))
    client = client_of(by)
    here = f"{PAGE}{form.pk}/omgang/{row.pk}/"
    assert client.post(here, {"do": "cancel", "cancel-why": ""}).status_code == 422
    client.post(here, {"do": "cancel", "cancel-why": "Pengarna är slut."})
    assert events()[closes] == (2, "CANCELLED", today() + timedelta(9))
    assert "Pengarna är slut." in Client().get(f"/stod/{form.public_id}/").text
    row.refresh_from_db()
    with pytest.raises(Invalid):
        cancel_round(row, "Igen", by=by)


def test_a_round_is_copied_to_next_year_once(body: Body) -> None:
    form, by = make_funding(body), officer_of(body)
    row = add_round(form, {"closes_on": date(2028, 2, 29)}, by=by)
    copy = copy_round(row, by=by)
    assert copy.closes_on == date(2029, 2, 28)
    with pytest.raises(Invalid):
        copy_round(row, by=by)
    client = client_of(by)
    answer = client.post(
        f"{PAGE}{form.pk}/omgang/{copy.pk}/", {"do": "copy"}, follow=True
    )
    assert "2030-02-28" in answer.text


def test_a_decision_is_entered_when_it_is_made(body: Body) -> None:
    row = make_round(make_funding(body), -30, -10)
    by = officer_of(body)
    for day in (today() + timedelta(1), today() - timedelta(11)):
        with pytest.raises(Invalid):
            decide_round(row, day, by=by)
    decide_round(row, today(), by=by)
    assert row.decided_on == today()


@pytest.mark.requirement("S4-067", "S4-140")
def test_one_finds_what_fits_and_takes_the_list_along(body: Body) -> None:
    mine = make_funding(body, is_shown=True, name="Litet", least=0, most=10_000)
    make_funding(body, is_shown=True, name="=Stort", for_kinds=["business"])
    make_funding(body, name="Inte visat")
    make_round(mine, -1, 5)
    found = Client().get("/stod/?belopp=5000&vem=association&oppen=on").text
    assert "Litet" in found
    assert "Stort" not in found
    assert "Inget stöd passar" in Client().get("/stod/?typ=prize").text
    assert Client().get("/stod/?belopp=abc&typ=nope").status_code == 200
    written = Client().get("/stod/tabell/csv/").content.decode("utf-8-sig")
    names = [row[0] for row in csv.reader(io.StringIO(written), delimiter=";")]
    assert names[1:] == ["Litet", "'=Stort"]
    book = Client().get("/stod/tabell/xlsx/?typ=project_grant").content
    assert [row.cells[0] for row in read_table("stod.xlsx", book)][1] == "Litet"
    assert Client().get("/stod/tabell/pdf/").status_code == 404


@pytest.mark.requirement("S4-125", "S4-119")
def test_reserved_procurement_names_the_law_and_is_no_legal_advice(body: Body) -> None:
    form = make_funding(body, is_shown=True, kind="reserved_procurement")
    page = Client().get(f"/stod/{form.public_id}/").text
    assert "19 kap. 25 a §" in page
    assert "Det här är inte juridisk rådgivning." in page


@pytest.mark.requirement("S4-128")
def test_those_who_work_here_see_what_is_lacking_first(body: Body) -> None:
    make_round(make_funding(body, is_shown=True, name="Bra"), 5, 30)
    make_funding(body, name="Tomt", steps="", contact_role="", for_whom="")
    page = client_of(officer_of(make_body())).get(PAGE).text
    assert page.index("Tomt") < page.index("Bra")
    assert "vem man frågar" in page
    assert "berättat 30 dagar före" in page
    assert "Skriv in ett stöd" in page
    assert Client().get(PAGE).status_code == 302
