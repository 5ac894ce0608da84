"""Reminders of the days of support: asked for, confirmed, told once, and stopped."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from gensvar.audit.models import EventContent
from gensvar.funding.actions.following import remind_of_funding
from gensvar.funding.actions.rounds import cancel_round, change_round, decide_round
from gensvar.funding.models import FundingFollower, FundingTold
from gensvar.kernel.days import today
from gensvar.notifications.models import Letter
from tests.make.dialogues import officer_of
from tests.make.funding import make_follower, make_funding, make_round

pytestmark = pytest.mark.django_db
ADDRESS = "eva@example.org"


def letters(kind: str = "days of support") -> list[Letter]:
    return list(Letter.objects.filter(kind=kind).order_by("pk"))


def code_in(letter: Letter) -> str:
    found = re.search(r"/stod/folj/bekrafta/(\w+)/", letter.whole_text)
    assert found
    return found[1]


@pytest.mark.requirement("S4-128", "S4-140")
def test_anyone_is_reminded_from_a_letter_and_stops_without_signing_in() -> None:
    form = make_funding(is_shown=True)
    make_round(form, -5, 14)
    other = make_funding(is_shown=True)
    make_round(other, -5, 14)
    client = Client()
    assert form.name in client.get(f"/stod/folj/?stod={form.public_id}").text
    sent = {"email": ADDRESS, "support": form.public_id}
    first = client.post("/stod/folj/", sent)
    assert first["Location"] == "/stod/folj/skickat/"
    code = code_in(letters("confirm support")[0])
    assert remind_of_funding() == 0
    assert client.get(f"/stod/folj/bekrafta/{code}/").status_code == 200
    assert remind_of_funding() == 0
    client.post(f"/stod/folj/bekrafta/{code}/")
    # The answer is the same to who already follows, and no letter comes.
    assert client.post("/stod/folj/", sent)["Location"] == first["Location"]
    assert len(letters("confirm support")) == 1

    assert (remind_of_funding(), remind_of_funding()) == (1, 0)
    (told,) = letters()
    assert told.subject.startswith("Sista dag att söka, ")
    assert form.name in told.text
    assert other.name not in told.text
    assert code not in told.text

    stops(client, code)


def stops(client: Client, code: str) -> None:
    stop = f"/stod/folj/avsluta/{code}/"
    assert client.get(stop).status_code == 200
    assert "tagit bort din adress" in client.post(stop).text
    assert not FundingFollower.objects.exists()
    assert not Letter.objects.filter(to=ADDRESS).exists()
    assert client.get(stop).status_code == 404
    events = str(list(EventContent.objects.values_list("content", flat=True)))
    assert ADDRESS not in events


def test_each_day_is_told_once_and_a_moved_day_again() -> None:
    form = make_funding(is_shown=True)
    by = officer_of(form.body)
    row = make_round(form, 5, 40)
    make_follower()
    told = []
    for days in (0, 1, 5, 25, 26, 30, 37, 38, 40, 41):
        remind_of_funding(today() + timedelta(days))
        told.append(FundingTold.objects.count())
    # Before it opens, then 14 and 3 days before it closes.
    assert told == [1, 1, 1, 1, 2, 2, 3, 3, 3, 3]
    days_now = {"opens_on": row.opens_on, "closes_on": today() + timedelta(50)}
    change_round(row, row.version, days_now, by=by)
    assert remind_of_funding(today() + timedelta(48)) == 1
    cancel_round(row, "Pengarna är slut.", by=by)
    assert remind_of_funding() == 1
    assert "Pengarna är slut." in letters()[-1].text


def test_a_decision_is_told_and_old_news_is_not() -> None:
    form = make_funding(is_shown=True)
    by = officer_of(form.body)
    decide_round(make_round(form, -60, -30), today() - timedelta(1), by=by)
    make_follower(form)
    assert remind_of_funding() == 0
    decide_round(make_round(form, -50, -20), today(), by=by)
    assert remind_of_funding() == 1
    assert "Beslutet är fattat" in letters()[-1].text


def test_support_that_is_not_shown_cannot_be_followed_and_is_not_told() -> None:
    form = make_funding()
    make_round(form, -5, 3)
    make_follower()
    assert remind_of_funding() == 0
    sent = {"email": "a@example.org", "support": form.public_id}
    answer = Client().post("/stod/folj/", sent)
    assert answer.status_code == 422
    assert "visas inte längre" in answer.text
    assert Client().post("/stod/folj/", {"email": "eva"}).status_code == 422


def test_an_address_that_does_not_answer_is_not_flooded() -> None:
    client = Client()
    for _number in range(7):
        form = make_funding(is_shown=True)
        sent = client.post("/stod/folj/", {"email": ADDRESS, "support": form.public_id})
        assert sent["Location"] == "/stod/folj/skickat/"
    assert len(letters("confirm support")) == FundingFollower.objects.count() == 5
    client.post(f"/stod/folj/bekrafta/{code_in(letters('confirm support')[0])}/")
    client.post("/stod/folj/", {"email": ADDRESS, "support": form.public_id})
    assert len(letters("confirm support")) == 6
