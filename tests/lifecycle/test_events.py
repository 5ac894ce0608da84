"""What has happened, for those who work here and for everyone."""

import pytest
from django.test import Client

from gensvar.dialogues.models import Stage
from gensvar.lifecycle.events import events_of
from gensvar.matters.models import Decision
from tests.make.dialogues import chair_of, make_dialogue, officer_of
from tests.make.feedback import make_answered
from tests.make.publishing import publish

pytestmark = pytest.mark.django_db


def test_the_log_tells_each_step_latest_first_with_peoples_part() -> None:
    dialogue = make_answered()
    told = events_of(dialogue)
    section = Decision.objects.get(matter=dialogue.matter_id).section_number
    assert [event.what for event in reversed(told)] == [
        "Övervägt: håll en dialog",
        "Uppdrag beslutat: Konsultation",
        "Kommunikationsplan godkänd",
        "Dialogen öppnade",
        "Sammanställningen började",
        "Beslutsunderlag överlämnat",
        f"Beslut, § {section}: beslut enligt förslaget",
        "Svar till dem som var med",
    ]
    assert all(event.people for event in told)
    assert not any(officer_of(dialogue.body).name in event.who for event in told)


@pytest.mark.requirement("S2-11", "S2-16")
def test_everyone_follows_what_happens_on_a_page_and_in_a_feed() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = Client()
    at = f"/dialoger/{dialogue.slug}/handelser"
    assert client.get(f"{at}/").status_code == 404
    assert client.get(f"{at}.atom").status_code == 404
    publish(dialogue)
    page = client.get(f"{at}/").content.decode()
    feed = client.get(f"{at}.atom")
    for words in ("Dialogen öppnade", "Människor säger vad de tycker."):
        assert words in page
        assert words in feed.content.decode()
    assert "application/atom+xml" in feed["Content-Type"]
    assert officer_of(dialogue.body).name not in page


def test_those_who_work_here_read_the_same_log() -> None:
    dialogue = make_dialogue(Stage.OPEN)
    client = Client()
    client.force_login(chair_of(dialogue.body))
    page = client.get(f"/arbete/dialoger/{dialogue.number}/handelser/")
    assert "Uppdrag beslutat" in page.content.decode()
