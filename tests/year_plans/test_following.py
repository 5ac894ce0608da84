"""Following the calendar: asked for, confirmed, told, stopped; and by colleagues."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.audit.models import EventContent
from gensvar.dialogues.models import Stage
from gensvar.feedback.models import Direction
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.notifications.models import Letter
from gensvar.organisations.models import BodyKind
from gensvar.year_plans.actions.following import (
    Choice,
    follow_calendar,
    follow_dialogues,
    stop_dialogues,
    tell_colleagues,
    tell_everyone,
)
from gensvar.year_plans.messages import calendar_code
from gensvar.year_plans.models import StaffSubscription, Subscription
from gensvar.year_plans.queries.news import news_for_everyone
from tests.make.dialogues import make_dialogue, officer_of
from tests.make.feedback import make_answer, make_answered
from tests.make.organisations import make_body, make_user
from tests.make.publishing import publish
from tests.year_plans.test_calendar import make_shown
from tests.year_plans.test_plans import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "eva@example.org"


def letters(kind: str = "calendar news") -> list[Letter]:
    return list(Letter.objects.filter(kind=kind).order_by("pk"))


def days_later(days: int, monkeypatch: pytest.MonkeyPatch) -> datetime:
    later = timezone.now() + timedelta(days=days)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    return later


def code_in(letter: Letter) -> str:
    found = re.search(r"/folj/\w+/(\w+)/", letter.whole_text)
    assert found
    return found[1]


@pytest.mark.requirement("S2-04")
def test_anyone_follows_from_a_letter_is_told_and_stops_without_signing_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = Client()
    client.cookies["language"] = "fi"
    sent = {"email": ADDRESS, "rhythm": "daily"}
    assert client.post("/folj/", sent)["Location"] == "/folj/skickat/"
    (letter,) = letters("confirm calendar")
    assert letter.subject.startswith("Vahvista")
    code = code_in(letter)
    confirm = f"/folj/bekrafta/{code}/"
    assert Subscription.objects.get().confirmed_at is None
    assert client.get(confirm).status_code == 200
    assert Subscription.objects.get().confirmed_at is None
    client.post(confirm)

    dialogue = make_dialogue(Stage.OPEN)
    publish(dialogue)
    assert tell_everyone() == 0
    days_later(2, monkeypatch)
    assert (tell_everyone(), tell_everyone()) == (1, 0)
    (news,) = letters()
    assert f"Uusi vuoropuhelu: {dialogue.title}" in news.text
    assert code_in(news) == code
    assert code not in news.text

    stop = f"/folj/avsluta/{code}/"
    assert client.get(stop).status_code == 200
    assert "poistaneet osoitteesi" in client.post(stop).text
    assert not Subscription.objects.exists()
    assert not Letter.objects.filter(to=ADDRESS).exists()
    assert client.get(stop).status_code == 404
    told = str(list(EventContent.objects.values_list("content", flat=True)))
    assert ADDRESS not in told


def test_the_answer_is_the_same_whoever_follows() -> None:
    client, sent = Client(), {"email": ADDRESS, "rhythm": "weekly"}
    first = client.post("/folj/", sent, follow=True)
    client.post(f"/folj/bekrafta/{calendar_code(Subscription.objects.get())}/")
    again = client.post("/folj/", sent, follow=True)
    said = [page.text.partition("<footer")[0] for page in (first, again)]
    assert said[0] == said[1]
    assert len(letters("confirm calendar")) == 1
    bad = client.post("/folj/", {"email": "eva", "rhythm": "weekly"})
    assert bad.status_code == 422
    assert Subscription.objects.count() == 1


def test_only_what_was_chosen_is_told_and_at_most_once_a_week(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine, others = make_body("Vårdnämnden"), make_body("Kulturnämnden")
    below = make_body("Närvårdsnämnden", parent=mine)
    page = Client().get(f"/folj/?omrade={mine.slug}&typ=dialogue").text
    assert f'<option value="{mine.slug}" selected>' in page
    sent = {"email": ADDRESS, "rhythm": "weekly", "body": mine.slug}
    Client().post("/folj/", {**sent, "kind": "dialogue"})
    Client().post(f"/folj/bekrafta/{calendar_code(Subscription.objects.get())}/")
    for body in (below, others):
        publish(make_dialogue(Stage.OPEN, body))
    days_later(3, monkeypatch)
    assert tell_everyone() == 0
    days_later(5, monkeypatch)
    assert tell_everyone() == 1
    (news,) = letters()
    assert "Närvårdsnämnden" in news.text
    assert "Kulturnämnden" not in news.text


def test_an_address_that_is_never_confirmed_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follow_calendar(ADDRESS, "sv", Choice())
    code = calendar_code(Subscription.objects.get())
    days_later(8, monkeypatch)
    assert "för gammal" in Client().post(f"/folj/bekrafta/{code}/").text
    tell_everyone()
    assert not Subscription.objects.exists()
    assert not Letter.objects.filter(to=ADDRESS).exists()


def test_nobody_follows_a_council_that_is_named_after_a_group() -> None:
    council = make_body("Råd för romer", kind=BodyKind.COUNCIL)
    with pytest.raises(Invalid):
        follow_calendar(ADDRESS, "sv", Choice(body=council))
    page = Client().get("/folj/").text
    assert "Råd för romer" not in page
    fields = {field.name for field in Subscription._meta.get_fields()}
    assert not {"group", "programme", "audience", "meeting"} & fields


@pytest.mark.requirement("S2-21")
def test_a_colleague_is_told_of_new_dialogues_anywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    officer = officer_of(make_body("Vårdnämnden"))
    client = client_of(officer)
    page = "/arbete/arsplan/foljer/"
    client.post(page, {"rhythm": "daily"})
    again = client.post(page, {"rhythm": "daily"})
    assert again.status_code == 422
    assert "Du följer redan det här." in again.text
    dialogue = make_dialogue(Stage.OPEN, make_body("Kulturnämnden"))
    days_later(2, monkeypatch)
    assert (tell_colleagues(), tell_colleagues()) == (1, 0)
    (letter,) = letters("new dialogues")
    assert letter.to == officer.email
    assert dialogue.title in letter.text

    found = StaffSubscription.objects.get()
    with pytest.raises(NotAllowed):
        stop_dialogues(found, by=officer_of(make_body()))
    client.post(f"{page}{found.pk}/sluta/")
    assert not StaffSubscription.objects.exists()
    with pytest.raises(NotAllowed):
        follow_dialogues(Choice(), by=make_user())


def test_everything_that_everyone_may_know_is_news_once() -> None:
    answered = make_answered()
    make_answer(answered, Direction.PUBLIC)
    publish(answered)
    line, dialogue, meeting = make_shown(make_body("Vårdnämnden"))
    coming = make_dialogue(Stage.PREPARING)
    publish(coming)
    make_dialogue(Stage.OPEN)
    now = timezone.now()
    news = news_for_everyone(now - timedelta(days=1), now)
    assert sorted((str(one.happened), one.title) for one in news) == sorted(
        [
            ("planned", line.title),
            ("coming", coming.title),
            ("dialogue", dialogue.title),
            ("dialogue", answered.title),
            ("answer", answered.title),
            ("meeting", meeting.title),
        ]
    )
    assert news_for_everyone(now, now + timedelta(days=1)) == []
