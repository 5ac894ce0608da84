"""Outreach and channels: who is missing, how they are reached, and where."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.guidance.actions.channels import (
    end_channel,
    propose_channel,
    take_into_use,
)
from gensvar.guidance.actions.outreach import (
    change_outreach,
    note_outreach,
    plan_outreach,
)
from gensvar.guidance.models import Channel, OutreachStep
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, Stale
from tests.make.dialogues import chair_of, make_dialogue, officer_of
from tests.make.guidance import make_channel, make_outreach
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db
SENT = {
    "version": 1,
    "group": "Unga i glesbygd",
    "how": "Vi kommer till fritidsgården",
    "responsible": "Kulturenheten",
    "channel": "Dialogbuss",
    "until": today().isoformat(),
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S3-25")
def test_a_missing_group_is_named_reached_and_what_came_of_it_is_written() -> None:
    dialogue = make_dialogue()
    officer = client_of(officer_of(dialogue.body))
    page = f"/arbete/dialoger/{dialogue.number}/bredda/"

    assert officer.get(page).status_code == 200
    refused = officer.post(f"{page}ny/", {**SENT, "responsible": ""})
    assert refused.status_code == 422
    assert "Vi kommer till fritidsgården" in refused.content.decode()
    officer.post(f"{page}ny/", SENT)
    step = OutreachStep.objects.get()
    told = officer.get(page).content.decode()
    assert "Unga i glesbygd" in told
    assert "Kulturenheten" in told

    done = {"result": "Elva kom.", "done_on": today().isoformat(), "version": 1}
    officer.post(f"{page}{step.pk}/utfall/", done)
    assert "Elva kom." in officer.get(page).content.decode()
    late = officer.post(f"{page}{step.pk}/andra/", SENT)
    assert late.status_code == 404
    late = officer.post(f"{page}{step.pk}/", {**SENT, "how": "Vi ringer"})
    assert late.status_code == 422  # somebody wrote the result meanwhile
    assert "Vi ringer" in late.content.decode()
    ways = officer.get("/arbete/breddat-deltagande/").content.decode()
    assert "Bjud in genom lottning" in ways


def test_outreach_that_cannot_be_right_is_refused_with_a_sentence() -> None:
    dialogue = make_dialogue()
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    step = make_outreach(dialogue)
    facts = {"group": "Unga", "how": "", "responsible": "Enheten", "until": today()}

    with pytest.raises(Invalid) as refused:
        plan_outreach(dialogue, facts, by=officer)
    assert refused.value.field == "how"
    with pytest.raises(Invalid):
        note_outreach(step, " ", today(), 1, by=officer)
    with pytest.raises(Invalid):
        note_outreach(step, "Bra", today() + timedelta(days=1), 1, by=officer)
    note_outreach(step, "Bra", today(), 1, by=officer)
    with pytest.raises(Stale):
        change_outreach(step, {**facts, "how": "Ringa"}, 1, by=officer)
    for act in (
        lambda: plan_outreach(dialogue, facts, by=chair),
        lambda: change_outreach(step, facts, 2, by=chair),
        lambda: note_outreach(step, "Bra", today(), 2, by=chair),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.requirement("S3-09")
def test_a_channel_is_proposed_decided_and_ended_on_screen() -> None:
    body = make_body("Kulturnämnden")
    officer = client_of(officer_of(body))
    sent = {"name": "Dialogbuss", "about": "Möta folk i byarna", "body": body.pk}

    assert officer.get("/arbete/kanaler/").status_code == 200
    officer.post("/arbete/kanaler/", sent)
    again = officer.post("/arbete/kanaler/", {**sent, "name": "dialogbuss"})
    assert again.status_code == 422
    channel = Channel.objects.get()
    page = f"/arbete/kanaler/{channel.pk}/"
    early = {"do": "use", "use-decided_on": "2001-01-01"}
    assert officer.post(page, early).status_code == 422
    decided = {"do": "use", "use-decided_on": today(), "use-section_number": "12"}
    officer.post(page, decided)
    assert "12" in officer.get(page).content.decode()
    listed = officer.get("/arbete/kanaler/").content.decode()
    assert "I bruk" in listed
    assert officer.post(page, {"do": "end", "end-why": ""}).status_code == 422
    officer.post(page, {"do": "end", "end-why": "Bussen såldes."})
    assert "Bussen såldes." in officer.get(page).content.decode()


def test_a_channel_that_cannot_be_right_is_refused_with_a_sentence() -> None:
    body, other = make_body(), make_body()
    officer, stranger = officer_of(body), officer_of(other)
    channel = make_channel(body)

    for name, about in [("", "Möta"), ("Buss", " "), ("DIALOGBUSS", "Möta")]:
        with pytest.raises(Invalid):
            propose_channel(name, about, body=body, by=officer)
    with pytest.raises(NotAllowed):
        propose_channel("Buss", "Möta", body=body, by=stranger)
    with pytest.raises(NotAllowed):
        take_into_use(channel, today(), by=stranger)
    with pytest.raises(NotAllowed):
        end_channel(channel, "Slut", by=stranger)
    with pytest.raises(Invalid):
        take_into_use(channel, today() + timedelta(days=1), by=officer)
    with pytest.raises(Invalid):
        end_channel(channel, "", by=officer)
    take_into_use(channel, today(), by=officer)
    with pytest.raises(Invalid):
        take_into_use(channel, today(), by=officer)
    end_channel(channel, "Slut", by=officer)
    with pytest.raises(Invalid):
        end_channel(channel, "Slut", by=officer)
