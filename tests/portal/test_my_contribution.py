"""The page behind the code: the own words, what becomes of them, and nobody else."""

from typing import Any

import pytest
from django.test import Client

from gensvar.contributions.actions import hide, lift_hiding
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.portal import limits
from tests.make.contributions import (
    make_contribution,
    make_open_dialogue,
    make_submission,
)
from tests.make.dialogues import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue() -> Dialogue:
    return make_open_dialogue()


def test_the_words_the_mark_and_what_comes_next_are_there(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue, "Öppna sju.").code
    page = client.get(f"/mitt/{code}/").text

    assert "Öppna sju." in page
    assert "Väntar på svar sedan i dag" in page
    assert "svarar senast" in page
    assert dialogue.title in page


@pytest.mark.requirement("S2-07")
def test_a_code_is_found_however_it_is_typed(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue).code
    typed = " ".join(code[place : place + 4].upper() for place in range(0, 16, 4))

    for way in (typed, typed.replace(" ", "-"), f" {code} ", typed.replace(" ", "–")):
        assert client.post("/mitt/", {"code": way})["Location"] == f"/mitt/{code}/"


@pytest.mark.parametrize("code", ["2345", "b" * 16, "<script>", "b" * 5000, "بببب"])
def test_a_wrong_code_says_so_and_shows_nothing(client: Client, code: str) -> None:
    asked = client.post("/mitt/", {"code": code})
    opened = client.get(f"/mitt/{code}/")

    assert asked.status_code in {404, 422}
    assert opened.status_code == 404
    assert "Inget inspel har den här koden" in opened.text
    assert "<script>" not in opened.text


def test_many_wrong_codes_are_stopped_also_when_one_is_right(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue).code
    for _ in range(limits.WRONG_CODES_A_MINUTE):
        client.get("/mitt/2222333344445555/")

    assert client.get(f"/mitt/{code}/").status_code == 429
    assert client.post("/mitt/", {"code": code}).status_code == 429
    assert client.get(f"/mitt/{code}/", REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize("path", ["/mitt/", "/mitt/2222333344445555/", "right"])
def test_the_page_is_kept_nowhere_and_told_to_nobody(
    client: Client, dialogue: Dialogue, path: str
) -> None:
    code = make_submission(dialogue).code
    page = client.get(f"/mitt/{code}/" if path == "right" else path)

    policy = "no-referrer" if path == "right" else "same-origin"
    assert page["Referrer-Policy"] == policy
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    assert not client.cookies.get("sessionid")


def test_what_is_hidden_says_why(client: Client, dialogue: Dialogue) -> None:
    submitted = make_submission(dialogue, "Öppna sju.")
    contribution = Contribution.objects.get(receipt=submitted.receipt)
    officer = officer_of(dialogue.body)
    hide(contribution, reason="Namnger en <b>granne</b>.", by=officer)

    page = client.get(f"/mitt/{submitted.code}/").text
    assert "Dolt för andra" in page
    assert "Namnger en &lt;b&gt;granne&lt;/b&gt;." in page
    assert "Öppna sju." in page

    lift_hiding(contribution, by=officer)
    assert "Dolt för andra" not in client.get(f"/mitt/{submitted.code}/").text


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "\u202eomvänt", "{{ 7|add:7 }}", "a\n\nb & c"],
)
def test_words_are_shown_as_words(
    client: Client, dialogue: Dialogue, words: str
) -> None:
    page = client.get(f"/mitt/{make_submission(dialogue, words).code}/").text

    assert "<script>alert" not in page
    assert "14" not in page.partition("Dina ord")[2][:400]


def test_words_from_the_right_are_shown_from_the_right(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue, "שלום", language="yi").code

    assert 'lang="yi" dir="rtl"' in client.get(f"/mitt/{code}/").text


def test_the_code_is_shown_big_at_first_and_in_groups(
    client: Client, dialogue: Dialogue
) -> None:
    code = make_submission(dialogue).code
    page = client.get(f"/mitt/{code}/?ny").text

    assert "Spara koden nu" in page
    assert f"<span>{code[:4]}</span>" in page
    assert f'data-copy="{code}"' in page


def test_a_promise_that_has_passed_is_owed(client: Client, dialogue: Dialogue) -> None:
    code = make_submission(dialogue).code
    dialogue.mandates.update(answer_by="2020-01-01")

    assert "answer-mark is-owed" in client.get(f"/mitt/{code}/").text


def test_nobody_elses_words_are_there(client: Client, dialogue: Dialogue) -> None:
    make_contribution(dialogue, "Någon annans ord")
    code = make_submission(dialogue, "Mina ord").code

    assert "Någon annans ord" not in client.get(f"/mitt/{code}/").text


def test_a_page_without_referrer_has_no_form_that_could_not_be_sent(
    client: Client, dialogue: Dialogue
) -> None:
    page = client.get(f"/mitt/{make_submission(dialogue).code}/")

    assert page["Referrer-Policy"] == "no-referrer"
    # What is asked for by GET, as a search, needs no referrer.
    assert 'method="post"' not in page.text


def test_nobody_is_locked_out_by_who_tries_behind_the_same_proxy(
    client: Client, dialogue: Dialogue, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    code = make_submission(dialogue).code
    for number in range(limits.WRONG_CODES_A_MINUTE):
        claimed = f"192.0.2.{number}, 198.51.100.1"
        client.get("/mitt/2222333344445555/", headers={"X-Forwarded-For": claimed})

    guessing = client.get("/mitt/22/", headers={"X-Forwarded-For": "198.51.100.1"})
    other = client.get(f"/mitt/{code}/", headers={"X-Forwarded-For": "203.0.113.9"})
    assert (guessing.status_code, other.status_code) == (429, 200)
