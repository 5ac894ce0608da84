"""What cannot be right is told at its field, and nothing that was typed is lost."""

import pytest
from django.test import Client

from gensvar.kernel.days import today
from gensvar.sami_consultations import steps
from gensvar.sami_consultations.models import Party
from tests.make.dialogues import officer_of
from tests.make.sami_consultations import (
    Talk,
    days,
    make_account,
    make_consulting,
    make_inquired,
    make_sameby,
    make_screened,
)

pytestmark = pytest.mark.django_db
HERE = "/arbete/konsultationer/"


def told(client: Client, talk: Talk, page: str, said: dict[str, object]) -> str:
    """Send a form that cannot be right; return the page that says so."""
    client.force_login(talk.officer)
    answer = client.post(f"{HERE}{talk.consultation.pk}/{page}", said)
    assert answer.status_code == 422
    return answer.text


def test_an_inquiry_with_an_answer_day_in_the_past(client: Client) -> None:
    talk = make_inquired()
    said = {"words": "En ny väg.", "answer_by": days(-1)}
    page = told(client, talk, "forfragan/", said)
    assert "Välj en kommande dag: de behöver tid att svara." in page
    assert "En ny väg." in page


def test_a_declaration_without_position(client: Client) -> None:
    talk = make_consulting()
    said = {
        "party": talk.sameby.pk,
        "kind": "unreachable",
        "declared_by": "party",
        "ended_on": today(),
    }
    page = told(client, talk, "avslut/", said)
    assert "har inte sagt vad den anser, med skäl, än" in page


def test_an_oral_day_too_early(client: Client) -> None:
    talk = make_consulting()
    make_account(talk, sent=0, until=14)
    said = {
        "form": "oral",
        "parties": [talk.sameby.pk],
        "held_on": days(14),
        "how": "Hos samebyn",
    }
    page = told(client, talk, "tillfalle/", said)
    assert "Välj en senare dag (9 §)." in page
    assert "Hos samebyn" in page


def test_silence_decided_before_the_answer_day(client: Client) -> None:
    talk = make_inquired()
    said = {
        "do": "silence",
        "silence-is_abstention": "abstains",
        "silence-reason": "De brukar avstå.",
        "silence-decider": "Ordföranden",
        "silence-decided_on": today(),
    }
    page = told(client, talk, f"part/{talk.sameby.pk}/", said)
    assert "Svarsdagen har inte gått ut än. Vänta på deras svar." in page
    assert "De brukar avstå." in page
    assert Party.objects.get(pk=talk.sameby.pk).state == "asked"


def test_a_no_after_a_request(client: Client) -> None:
    one = make_screened(yes=False)
    officer = officer_of(one.matter.body)
    sameby = make_sameby(officer)
    steps.request_consultation(one.matter, sameby, today(), by=officer)
    client.force_login(officer)
    said = {
        "may_be_significant": "no",
        "reason": "Det rör dem inte.",
        "decider": "Ordföranden",
        "decided_on": today(),
    }
    answer = client.post(f"{HERE}arende/{one.matter_id}/", said)
    assert answer.status_code == 422
    assert "Då anses ärendet ha särskild betydelse (6 §)." in answer.text
    assert "Det rör dem inte." in answer.text


def test_two_who_answer_for_the_same_at_once_see_both_texts(client: Client) -> None:
    talk = make_inquired()
    Party.objects.filter(pk=talk.sameby.pk).update(form_words="På samiska.", version=2)
    said = {
        "do": "answer",
        "answer-version": 1,
        "answer-state": "wants",
        "answer-answered_on": today(),
        "answer-form_words": "På svenska.",
    }
    page = told(client, talk, f"part/{talk.sameby.pk}/", said)
    assert "Någon annan sparade medan du skrev" in page
    assert "På samiska." in page
    assert "På svenska." in page
