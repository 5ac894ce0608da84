"""Doors behind a code: check the compilation, rate the answer, judge the dialogue."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.contributions import keys
from gensvar.contributions.models import Receipt
from gensvar.evaluation.models import VerdictUse
from gensvar.feedback.models import CredibilityRating, RatingUse
from gensvar.findings.actions import open_check
from gensvar.findings.models import CheckReply, CompilationCheck
from gensvar.kernel.days import today
from tests.make.contributions import make_open_dialogue, make_submission
from tests.make.dialogues import officer_of
from tests.make.feedback import make_answered, make_speaker
from tests.make.findings import make_finding, start_compiling

pytestmark = pytest.mark.django_db


def code_for(receipt: Receipt) -> str:
    """Give a receipt that was made without a form a code that opens it."""
    code = keys.code_of(f"test {receipt.pk}")
    Receipt.objects.filter(pk=receipt.pk).update(code_hash=keys.stored_code(code))
    return code


@pytest.fixture
def checked() -> str:
    """Make a dialogue in which participants are asked to check; return a code."""
    dialogue = make_open_dialogue()
    code = make_submission(dialogue).code
    make_finding(dialogue)
    start_compiling(dialogue)
    open_check(dialogue, today() + timedelta(days=7), by=officer_of(dialogue.body))
    return code


@pytest.fixture
def answered() -> str:
    """Make a dialogue with a published answer; return a participant's code."""
    return code_for(make_speaker(make_answered()))


def test_a_participant_checks_the_compilation_once(
    client: Client, checked: str
) -> None:
    where = f"/mitt/{checked}/stamma/"
    assert where in client.get(f"/mitt/{checked}/").text
    assert "Många vill komma efter jobbet" in client.get(where).text

    assert client.post(where, {"agreement": "no"}).status_code == 422
    given = {"agreement": "partly", "comment": "Ni glömde <b>lördagar</b>."}
    page = client.post(where, given, follow=True).text
    assert "Ni glömde &lt;b&gt;lördagar&lt;/b&gt;." in page
    assert "<textarea" not in page
    client.post(where, {"agreement": "yes"})
    assert CheckReply.objects.get().agreement == "partly"


def test_a_reply_that_comes_too_late_is_given_back(
    client: Client, checked: str
) -> None:
    reply_by = today() - timedelta(days=1)

    CompilationCheck.objects.update(closes_on=reply_by)
    given = {"agreement": "no", "comment": "Ni glömde lördagar."}
    page = client.post(f"/mitt/{checked}/stamma/", given)

    assert page.status_code == 422
    assert "Ni glömde lördagar." in page.text
    assert not CheckReply.objects.exists()


@pytest.mark.requirement("S3-52")
def test_a_participant_rates_the_answer_once_and_unknown(
    client: Client, answered: str
) -> None:
    where = f"/mitt/{answered}/betyg/"
    assert where in client.get(f"/mitt/{answered}/").text
    assert client.post(where, {"understood": "4"}).status_code == 422

    given = {"understood": "4", "fair": "3", "influence": "2", "comment": ""}
    assert "Tack." in client.post(where, given, follow=True).text
    client.post(where, given)
    assert CredibilityRating.objects.count() == RatingUse.objects.count() == 1
    assert where not in client.get(f"/mitt/{answered}/").text


@pytest.mark.requirement("S1-27")
def test_a_participant_judges_the_dialogue_once(client: Client, answered: str) -> None:
    where = f"/mitt/{answered}/omdome/"
    assert where in client.get(f"/mitt/{answered}/").text
    given = {"knowledge": "4", "trust": "", "difference_made": "Längre öppet."}

    page = client.post(where, given, follow=True).text
    assert "Tack. Vi har sparat" in page
    assert "redan använd" in client.get(where).text
    again = client.post(where, given)
    assert again.status_code == 422
    assert VerdictUse.objects.count() == 1


@pytest.mark.parametrize("door", ["stamma", "betyg", "omdome"])
def test_a_door_that_is_shut_leads_back_and_is_not_shown(
    client: Client, door: str
) -> None:
    code = make_submission(make_open_dialogue()).code

    assert f"/mitt/{code}/{door}/" not in client.get(f"/mitt/{code}/").text
    assert client.get(f"/mitt/{code}/{door}/").status_code in {200, 302}


@pytest.mark.parametrize("door", ["stamma", "betyg", "omdome"])
def test_a_wrong_code_opens_no_door(client: Client, door: str) -> None:
    page = client.get(f"/mitt/2222333344445555/{door}/", REMOTE_ADDR="192.0.2.9")

    assert page.status_code == 404
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


@pytest.mark.requirement("S2-22", "S4-097")
def test_the_published_answer_and_what_became_of_the_words_are_there(
    client: Client, answered: str
) -> None:
    page = client.get(f"/mitt/{answered}/").text

    assert "Svaret från" in page
    assert "life-line" in page
