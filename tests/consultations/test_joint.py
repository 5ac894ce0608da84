"""Samråd that is shared with other authorities: one meeting, own decisions."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from gensvar.consultations.actions.joint import enter_own_decision, share_meeting
from gensvar.consultations.models import JointMeeting, OwnDecision
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed
from tests.make.consultations import item_of, make_samrad
from tests.make.dialogues import officer_of
from tests.make.meetings import make_organisation
from tests.make.programmes import make_programme

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S1-44")
def test_a_shared_meeting_shows_each_authoritys_own_decision(client: Client) -> None:
    meeting = make_samrad()
    client.force_login(officer_of(meeting.body))
    page = f"/arbete/samrad/gemensamma/{meeting.pk}/"
    sent = {"do": "share", "share-name": "Kommun Nord", "share-role": "takes_part"}
    assert client.post(page, sent).status_code == 302
    joint = JointMeeting.objects.get()
    sent = {
        "do": "decide",
        "decide-joint": str(joint.pk),
        "decide-item": str(item_of(meeting).pk),
        "decide-decided_on": today().isoformat(),
        "decide-section_number": "12",
        "decide-words": "Kommunen anställer en tolk.",
        "decide-source": "Kommunstyrelsens protokoll",
    }
    assert client.post(page, sent).status_code == 302
    shown = client.get(page).content.decode()
    assert "Kommunen anställer en tolk." in shown
    assert "Källa: Kommunstyrelsens protokoll" in shown
    listed = client.get(f"/arbete/samrad/{meeting.programme_id}/utbyte/")
    assert "Kommun Nord" in listed.content.decode()
    answer = client.post(page, {"do": "remove", "joint": joint.pk}, follow=True)
    assert "därför står den kvar" in answer.content.decode()
    assert OwnDecision.objects.count() == 1


@pytest.mark.parametrize("which", ["region", "body", "nothing", "association"])
def test_a_meeting_is_shared_with_another_authority_only(which: str) -> None:
    meeting = make_samrad()
    name = {
        "region": settings.REGION_NAME,
        "body": meeting.body.name.upper(),
        "nothing": " ",
        "association": make_organisation().name,
    }[which]
    with pytest.raises(Invalid) as refused:
        share_meeting(meeting, name, "host", by=officer_of(meeting.body))
    assert refused.value.field == "name"
    assert JointMeeting.objects.count() == 0


def test_an_authority_shares_a_meeting_once(client: Client) -> None:
    meeting = make_samrad()
    by = officer_of(meeting.body)
    share_meeting(meeting, "Kommun Nord", "host", by=by)
    client.force_login(by)
    sent = {"do": "share", "share-name": "kommun nord", "share-role": "host"}
    answer = client.post(f"/arbete/samrad/gemensamma/{meeting.pk}/", sent)
    assert answer.status_code == 422
    assert list(answer.context["share"].errors) == ["name"]


def test_what_another_authority_decided_has_a_day_and_a_source() -> None:
    meeting = make_samrad()
    by = officer_of(meeting.body)
    joint = share_meeting(meeting, "Kommun Nord", "host", by=by)
    facts = {"decided_on": today(), "words": "Ja.", "source": "Protokoll"}
    wrong = {
        "decided_on": today() + timedelta(1),
        "source": " ",
        "item": item_of(make_samrad()),
    }
    for field, value in wrong.items():
        with pytest.raises(Invalid) as refused:
            enter_own_decision(joint, {**facts, field: value}, by=by)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        enter_own_decision(joint, facts, by=officer_of(make_programme().body))
