"""A guest's page about being paid: fill in, see the calculation, send once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from gensvar.analysis.fees import Kind
from gensvar.kernel.days import said as day_said
from gensvar.meetings.keys import token_of
from gensvar.meetings.models import Guest
from gensvar.notifications.models import Letter
from gensvar.organisations.models import Body
from gensvar.remuneration.actions.deciding import return_claim
from gensvar.remuneration.actions.tables import add_row, adopt_table, begin_table
from gensvar.remuneration.claiming import last_day, terms_of
from gensvar.remuneration.models import Claim, ClaimLine, ClaimState, RuleTable
from tests.make.dialogues import chair_of, officer_of
from tests.make.meetings import make_arrival, make_guest, make_meeting
from tests.make.organisations import make_body
from tests.make.remuneration import (
    LONG_AGO,
    make_claim,
    make_over,
    make_present,
    make_table,
    make_values,
)

pytestmark = pytest.mark.django_db
CALM = {"travel_minutes": "77", "is_employed": "no"}
SENT = {"form": "0", "minutes": "210", "fees": ["meeting_fee"]}


def page_of(guest: Guest) -> str:
    return reverse("claim", args=[token_of(guest)])


def send(client: Client, guest: Guest, do: str, **sent: Any) -> Any:
    return client.post(page_of(guest), {**SENT, "do": do, **sent})


@pytest.mark.requirement("S1-26")
def test_an_extra_meeting_shows_the_same_sum_as_an_ordinary_one(client: Client) -> None:
    body = make_body()
    make_table(body)
    sums = set()
    for kind in ("ordinary", "extra"):
        guest = make_arrival(make_over(body, kind=kind))
        assert (
            "Arvodet är lika för ordinarie och extra möten."
            in client.get(page_of(guest)).text
        )
        shown = send(client, guest, "calculate").text
        sums.add("900\u00a0kr" in shown)
    assert sums == {True}


@pytest.mark.requirement("S1-25")
def test_who_came_is_paid_as_the_elected_are_and_the_page_says_so(
    client: Client,
) -> None:
    body = make_body()
    guest = make_present(body)
    start = guest.meeting.starts_at
    assert start is not None
    make_values(body, start.year, "hudiksvall")
    make_table(body, "hudiksvall")
    make_table(body, "stockholm")
    assert "Nämnder och råd" in client.get(page_of(guest)).text
    assert "657\u00a0kr" in send(client, guest, "calculate").text


@pytest.mark.requirement("S4-068", "S4-078")
def test_who_came_sees_the_calculation_and_sends_it_once(client: Client) -> None:
    body = make_body()
    make_table(body)
    guest = make_present(body, "Ada Alm")

    shown = send(client, guest, "calculate", travel_receipt="84,50")
    assert shown.status_code == 200
    words = shown.content.decode()
    assert "900\u00a0kr" in words
    assert "984,50\u00a0kr" in words
    assert "RS 2018-02-06 § 12" in words
    assert Claim.objects.count() == 0

    for _press in range(2):
        sent = send(client, guest, "send", travel_receipt="84,50", shown="98450")
        assert sent.status_code == 302

    claim = Claim.objects.get()
    assert (claim.state, claim.total) == (ClaimState.SENT, 98_450)
    assert list(ClaimLine.objects.values_list("kind", "amount")) == [
        ("meeting_fee", 90_000),
        ("travel_receipt", 8_450),
    ]
    assert Letter.objects.filter(kind="claim is received").count() == 1
    page = client.get(page_of(guest)).content.decode()
    assert "984,50\u00a0kr" in page


def words(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def body() -> Body:
    return make_body()


def test_a_wrong_address_opens_nothing(client: Client) -> None:
    assert client.get(reverse("claim", args=["bcdfghjkmnpqrstv"])).status_code == 404


def test_the_page_is_for_one_person(client: Client, body: Body) -> None:
    response = client.get(page_of(make_present(body)))
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.requirement("S4-078")
def test_attendance_is_not_a_claim_and_nothing_is_claimed_before(
    english: Client, body: Body
) -> None:
    make_table(body)
    ahead = make_guest(make_meeting(body, days=3))
    absent = make_guest(make_over(body))
    assert "The meeting has not ended yet" in words(english.get(page_of(ahead)))
    assert "We have not noted that you came" in words(english.get(page_of(absent)))
    came = make_present(body)
    assert not Claim.objects.exists()
    refused = send(english, absent, "send", shown="90000")
    assert refused.status_code == 422
    assert "Minutes at the meeting" in words(english.get(page_of(came)))


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"minutes": "-5"}, "minutes", "It cannot be less than nothing."),
        ({"minutes": "1e12"}, "minutes", "Write whole minutes, such as 90."),
        ({"minutes": "999"}, "minutes", "The meeting was 3 h 30 min long."),
        ({"kilometres": "1000000000000"}, "kilometres", "Write a number of kilo"),
        ({"kilometres": "1e12"}, "kilometres", "Write a number of kilometres"),
        ({"kilometres": "5001"}, "kilometres", "at most 5 000"),
        ({"travel_receipt": "-1"}, "travel_receipt", "It cannot be less than nothing"),
        ({"travel_receipt": "mycket"}, "travel_receipt", "Write a sum in kronor"),
        ({"travel_receipt": "50000,01"}, "travel_receipt", "a sum from 0 to 50 000"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    english: Client, body: Body, sent: dict[str, str], field: str, sentence: str
) -> None:
    make_driving(body)
    guest = make_present(body)
    response = send(english, guest, "calculate", **{**CALM, **sent})
    page = words(response)
    assert response.status_code == 422
    assert sentence in page
    assert f'id="id_{field}_error"' in page
    (written,) = sent.values()
    assert f'value="{written}"' in page
    assert 'value="77"' in page


def make_driving(body: Body) -> RuleTable:
    """Put a table into force that pays for the way as well."""
    officer = officer_of(body)
    facts = {"name": "Samråd", "valid_from": LONG_AGO, "claim_months": 6}
    table = begin_table(facts, by=officer, body=body)
    for label, kind, more in (
        ("Arvode", Kind.MEETING_FEE, {"amount": 90_000, "travel": "actual"}),
        ("Bil", Kind.TRAVEL_MILEAGE, {"basis": "per_ten_kilometres", "amount": 2_500}),
        ("Biljett", Kind.TRAVEL_RECEIPT, {"basis": "receipt", "step": 1}),
        ("Barn", Kind.CHILD_CARE, {"basis": "receipt", "step": 1}),
        ("Annat", Kind.OTHER_COST, {"basis": "receipt", "step": 1}),
        (
            "Inkomst",
            Kind.LOST_INCOME,
            {"basis": "per_hour", "amount": 45_600, "needs_proof": True}
            | {"most_a_day": 100_000, "also_employed": False},
        ),
    ):
        row = {"label": label, "kind": kind, "basis": "fixed", **more}
        add_row(table, row, by=officer)
    adopt_table(table, "RS § 7", LONG_AGO, by=officer)
    return table


ALL = {
    "fees": ["meeting_fee", "lost_income"],
    "proof": "certificate",
    "is_employed": "no",
    "travel_minutes": "120",
    "kilometres": "42,5",
    "travel_receipt": "84,50 kr",
    "child_care": "1 200",
    "other_cost": "0",
}


@pytest.mark.requirement("S4-068", "S4-079")
def test_lost_income_child_care_and_the_way_are_counted_line_by_line(
    english: Client, body: Body
) -> None:
    make_driving(body)
    guest = make_present(body)
    page = words(send(english, guest, "calculate", **ALL))
    for line in (
        "3 h 30 min meeting + 2 h on the way = 5 h 30 min.",
        "42,5 km there and back. 106,25 kr is rounded to 106 kr.",
        "Receipts for 84,50 kr.",
        "1 200 kr",
        "3 h 30 min meeting. A limit makes it 1 000 kr.",
        "According to RS § 7, in force from 6 February 2018.",
    ):
        assert line in page, line
    total = 90_000 + 10_600 + 8_450 + 120_000 + 100_000
    assert f'name="shown" value="{total}"' in page
    assert not Claim.objects.exists()
    assert send(english, guest, "send", shown=str(total), **ALL).status_code == 302
    assert Claim.objects.get().total == total


def test_lost_income_asks_how_it_is_shown(english: Client, body: Body) -> None:
    make_driving(body)
    guest = make_present(body)
    response = send(english, guest, "calculate", **{**ALL, "proof": ""})
    assert response.status_code == 422
    assert "Choose how you show the income you lost." in words(response)


def test_whom_an_employer_pays_is_told_what_gives_nothing(
    english: Client, body: Body
) -> None:
    make_driving(body)
    page = words(
        send(english, make_present(body), "calculate", **{**ALL, "is_employed": "yes"})
    )
    assert "1 000 kr" not in page


def test_one_goes_back_and_changes_without_losing_a_word(
    english: Client, body: Body
) -> None:
    make_driving(body)
    page = words(send(english, make_present(body), "change", **ALL))
    assert 'value="42,5"' in page
    assert 'value="84,50 kr"' in page


def test_a_calculation_that_has_changed_is_shown_again(
    english: Client, body: Body
) -> None:
    make_table(body)
    response = send(english, make_present(body), "send", shown="180000")
    assert response.status_code == 409
    assert "The calculation is another now." in words(response)
    assert not Claim.objects.exists()


def test_a_yearly_value_that_is_missing_is_told_by_its_name(
    english: Client, body: Body
) -> None:
    make_table(body, "jonkoping")
    page = words(send(english, make_present(body), "calculate"))
    assert "The rules give nothing for this." in page
    assert "We lack the yearly value it is counted on: Price base amount." in page


def test_one_says_no_to_pay_and_can_change_it(english: Client, body: Body) -> None:
    make_table(body)
    guest = make_present(body)
    for _press in range(2):
        english.post(page_of(guest), {"do": "decline", "form": "0"})
    assert Claim.objects.get().state == ClaimState.DECLINED
    page = words(english.get(page_of(guest)))
    assert "You have said that you do not want to be paid." in page
    assert "Show what I get" in page
    send(english, guest, "send", form="1", shown="90000")
    assert Claim.objects.get(state=ClaimState.SENT).total == 90_000


def test_one_takes_a_claim_back(english: Client, body: Body) -> None:
    make_table(body)
    guest = make_present(body)
    make_claim(guest)
    assert "Take back the claim" in words(english.get(page_of(guest)))
    english.post(page_of(guest), {"do": "withdraw"})
    assert Claim.objects.get().state == ClaimState.WITHDRAWN


def test_a_number_that_is_too_long_to_read_is_no_form(
    english: Client, body: Body
) -> None:
    guest = make_present(body)
    sent = {"do": "decline", "form": "9" * 5_000}
    assert english.post(page_of(guest), sent).status_code == 302
    assert not Claim.objects.exists()


def test_a_returned_claim_shows_why_and_begins_from_what_was_sent(
    english: Client, body: Body
) -> None:
    make_driving(body)
    guest = make_present(body)
    asked = frozenset({Kind.MEETING_FEE, Kind.CHILD_CARE})
    claim = make_claim(
        guest, minutes=180, kinds=asked, receipts={Kind.CHILD_CARE: 12_050}
    )
    return_claim(
        claim, claim.version, "receipt_missing", "Ta med det.", by=chair_of(body)
    )
    page = words(english.get(page_of(guest)))
    for said in ("A receipt is missing", "Ta med det.", 'value="180"', '"120,50"'):
        assert said in page, said


def test_the_last_day_is_told_before_and_after(english: Client, body: Body) -> None:
    make_table(body, claim_months=1)
    guest = make_arrival(make_over(body, days=-40))
    page = words(english.get(page_of(guest)))
    assert "It is too late to ask to be paid." in page
    terms = terms_of(guest.meeting)
    assert terms is not None
    last = last_day(guest.meeting, terms)
    assert last is not None
    with translation.override("en"):
        assert day_said(last) in page


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_page_is_whole_in_every_language(
    client: Client, body: Body, language: str
) -> None:
    make_driving(body)
    client.cookies["language"] = language
    guest = make_present(body)
    assert client.get(page_of(guest)).status_code == 200
    assert send(client, guest, "calculate", **ALL).status_code == 200


def test_an_unknown_kind_is_refused(client: Client, body: Body) -> None:
    make_table(body)
    response = send(client, make_present(body), "calculate", fees=["gold"])
    assert response.status_code == 422
