"""One way in: somebody asks, gets a day, follows the question and judges the answer."""

import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from gensvar.enquiries.keys import token_of
from gensvar.enquiries.models import Enquiry, State
from gensvar.kernel.days import today
from gensvar.kernel.personal import signs_in
from gensvar.notifications.models import Letter
from gensvar.ui.dates import day
from tests.make.enquiries import answer, make_enquiry, make_shown, make_theme

pytestmark = pytest.mark.django_db
HERE = "/fraga/"


def fill(client: Client, **more: str) -> dict[str, str]:
    """Return the form as a browser would send it."""
    page = client.get(HERE).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key
    start = {"key": key[1], "words": "Hur gör vi för att låna en lokal?"}
    return {**start, "shown": "closed", "language": "sv", **more}


@pytest.mark.requirement("S4-131", "S4-147", "S4-126")
def test_a_question_gets_an_owner_a_day_and_an_answer_on_ones_own_page() -> None:
    theme = make_theme(name="Lokaler", answer_days=10)
    client = Client()

    sent = client.post(
        HERE, fill(client, theme=theme.slug, email="kim@example.org"), follow=True
    )
    row = Enquiry.objects.get()
    mine = sent.content.decode()
    had = (row.owner, row.body, row.state)
    answer(row, "no", words="Nej, inte i år.", reason="Huset byggs om.")
    after = client.get(f"/fraga/min/{token_of(row)}/").content.decode()

    assert sent.redirect_chain[0][0] == f"/fraga/min/{token_of(row)}/?ny"
    assert "Tack. Din fråga har kommit in." in mine
    assert f"{theme.body} svarar senast {day(row.due_on)}." in mine
    assert had == (theme.owner, theme.body, State.ROUTED)
    assert row.due_on > today()
    assert "Huset byggs om." in after
    letters = Letter.objects.filter(cause=f"enquiry {row.pk}").order_by("pk")
    assert [one.kind for one in letters] == [
        "enquiry received",
        "enquiry waits",
        "enquiry answered",
    ]
    assert not any("lokal?" in one.text or "byggs" in one.text for one in letters)


def test_the_form_sent_twice_is_one_question() -> None:
    client = Client()
    form = fill(client)

    for _time in range(2):
        client.post(HERE, form)

    assert Enquiry.objects.count() == 1


@pytest.mark.requirement("S4-131")
def test_what_others_asked_is_shown_while_writing_and_once_before_sending() -> None:
    shown = make_shown(make_theme(), words="Hur lånar man en lokal av regionen?")
    client = Client()

    while_writing = client.post(
        f"{HERE}liknande/",
        {"words": "Kan vi låna lokaler för möten?", "language": "sv"},
    ).content.decode()
    first = client.post(HERE, fill(client))
    page = first.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    second = client.post(HERE, fill(client, seen=seen[1]))

    assert "1 fråga liknar din:" in while_writing
    assert shown.public_subject in while_writing
    assert first.status_code == 422
    assert "Hur gör vi för att låna en lokal?" in page
    assert shown.public_subject in page
    assert second.status_code == 302
    assert Client().post(f"{HERE}liknande/", {"words": "Katter"}).content.strip() == b""


def test_personal_data_of_others_is_pointed_out_once_and_nothing_is_lost() -> None:
    client = Client()
    words = "Min granne 19580213-1234 (070-123 45 67) behöver hjälp."

    first = client.post(HERE, fill(client, words=words))
    page = first.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    second = client.post(HERE, fill(client, words=words, seen=seen[1]))

    assert first.status_code == 422
    assert "ett personnummer, ett telefonnummer" in page
    assert "Min granne 19580213-1234" in page
    assert second.status_code == 302
    assert Enquiry.objects.get().words == words


def test_an_empty_question_and_a_false_address_are_refused_at_their_fields() -> None:
    client = Client()

    page = client.post(HERE, fill(client, words=" ", email="kim")).content.decode()

    assert "Skriv din fråga." in page
    assert 'value="kim"' in page
    assert not Enquiry.objects.exists()


def test_who_asks_very_often_waits_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gensvar.portal.views.enquiries.QUESTIONS_A_MINUTE", 1)
    client = Client()
    client.post(HERE, fill(client))

    refused = client.post(HERE, fill(client, words="Och hur söker vi pengar?"))

    assert refused.status_code == 429
    assert "Och hur söker vi pengar?" in refused.content.decode()


def test_an_address_gets_no_flood_of_letters_however_often_it_is_written() -> None:
    for _time in range(8):
        make_enquiry(email="kim@example.org")

    assert Letter.objects.filter(kind="enquiry received").count() == 5


@pytest.mark.requirement("S4-131")
def test_the_asker_writes_more_and_takes_the_question_back_without_a_trace() -> None:
    row = make_enquiry(make_theme(), email="kim@example.org", name="Kim")
    address = f"/fraga/min/{token_of(row)}/"
    client = Client()

    client.post(address, {"do": "more", "more-words": "Det gäller våren."})
    page = client.get(address).content.decode()
    client.post(address, {"do": "back"})
    client.post(address, {"do": "back"})
    row.refresh_from_db()
    refused = client.post(address, {"do": "more", "more-words": "Mer."})

    assert "Det gäller våren." in page
    assert (row.state, row.email, row.name) == (State.TAKEN_BACK, "", "")
    assert refused.status_code == 422


@pytest.mark.requirement("S4-131")
def test_an_answer_that_does_not_answer_opens_the_question_again_but_once() -> None:
    row = make_enquiry(make_theme())
    answer(row)
    address = f"/fraga/min/{token_of(row)}/"
    client = Client()
    no = {"do": "judge", "judge-verdict": "no", "judge-again": "on"}

    silent = client.post(address, no)
    client.post(address, {**no, "judge-words": "Hur mycket?"})
    row.refresh_from_db()
    state = row.state
    answer(row, "information", words="Högst 50 000 kronor.")
    client.post(address, {**no, "judge-words": "Ändå inte."})
    row.refresh_from_db()
    page = client.get(address).content.decode()

    assert silent.status_code == 422
    assert state == State.ROUTED
    assert row.state == State.ANSWERED
    assert "Du har sagt: Nej, den svarade inte på min fråga." in page
    assert "ställ en ny fråga" in page


@pytest.mark.requirement("S4-131")
def test_the_code_leads_back_and_a_wrong_one_says_so() -> None:
    row = make_enquiry()
    code = token_of(row)

    found = Client().post(f"{HERE}min/", {"code": f" {code[:8]}-{code[8:]} ".upper()})
    wrong = Client().post(f"{HERE}min/", {"code": "bcdfghjkmnpqrstv"})

    assert found.headers["Location"] == f"/fraga/min/{code}/"
    assert wrong.status_code == 422
    assert "Ingen fråga har den här koden." in wrong.content.decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 070-123 45 67 eller +46 8 123 45 67.", ("phone",)),
        ("Anna.Alm@example.org vet.", ("email",)),
        ("Hon är född 580213-1234.", ("number",)),
        ("195802131234", ("number",)),
        ("Bidraget var 125 000 kronor 2024-2025, dnr RS 2024-00123.", ()),
        ("Skriv till kim@example.org.", ()),
        ("Lag (2009:724) och 2024-05-13.", ()),
    ],
)
def test_numbers_and_addresses_of_people_are_seen_and_sums_are_not(
    text: str, found: tuple[str, ...]
) -> None:
    assert signs_in(text, own="Kim@example.org") == found


@given(st.dates(date(1930, 1, 1), date(2029, 1, 1)), st.integers(0, 9999))
@settings(max_examples=30)
def test_every_identity_number_is_seen(born: date, last: int) -> None:
    number = f"{born:%Y%m%d}-{last:04}"

    assert signs_in(f"Det gäller {number}, tack") == ("number",)
    assert signs_in(number[2:].replace("-", "")) == ("number",)
