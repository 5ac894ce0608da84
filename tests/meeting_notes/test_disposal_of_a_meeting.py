"""A meeting without a dialogue is emptied by a decision of its own, by two people."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gensvar.config.archive import ledger
from gensvar.kernel.days import today
from gensvar.meeting_notes.actions.disposal_decisions import (
    MeetingRule,
    propose_disposal_of,
)
from gensvar.meeting_notes.models import MeetingDisposal, Notes
from gensvar.meetings.models import Meeting
from gensvar.search.indexing import build_all
from tests.config.meeting_canary import meet
from tests.config.test_disposal import BIRD, LEFT, places
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of, registrar_of
from tests.make.meetings import make_meeting

pytestmark = pytest.mark.django_db
RULE = MeetingRule("RS 2026-18", "5.4", today())
# Of a dialogue or an account, and of no meeting.
BESIDE = {
    "accounts_user.email",
    "accounts_user.name",
    "findings_decisionbasis.content",
}


@pytest.fixture
def meeting(settings: Any, tmp_path: Path) -> Meeting:
    """A meeting that is over, in which a canary sings wherever a guest can."""
    settings.DATA = tmp_path
    held = meet(make_open_dialogue("at_once"), BIRD).meeting
    Meeting.objects.filter(pk=held.pk).update(dialogue=None)
    held.refresh_from_db()
    build_all()
    return held


def entered(meeting: Meeting) -> MeetingDisposal:
    return propose_disposal_of(meeting, RULE, by=officer_of(meeting.body))


def test_one_enters_a_decision_and_a_registrar_carries_it_out(
    client: Client, meeting: Meeting
) -> None:
    officer, registrar = officer_of(meeting.body), registrar_of(meeting.body)
    pages = f"/arbete/moten/{meeting.pk}/gallring/"
    client.force_login(officer)
    assert pages in client.get(f"/arbete/moten/{meeting.pk}/anteckningar/").text
    empty = client.post(pages, {"reference": "", "rule": "5.4", "decided_on": ""})
    assert empty.status_code == 422
    assert 'value="5.4"' in empty.text
    sent = {"reference": "RS 2026-18", "rule": "5.4", "decided_on": str(today())}
    one = client.post(pages, sent).headers["Location"]
    assert client.post(one).status_code == 403
    assert Notes.objects.get().number
    assert places() >= {"meetings_guest.name", "exercises_entry.text"}

    client.force_login(registrar)
    assert "Det här går inte att ångra." in client.get(one).text
    client.post(one)
    assert places() == set(LEFT) - BESIDE
    assert "Genomfört av" in client.get(one).text
    assert MeetingDisposal.objects.get().confirmed_by == registrar


def test_a_second_decision_waits_for_the_first_which_can_be_put_aside(
    client: Client, meeting: Meeting
) -> None:
    one = entered(meeting)
    pages = f"/arbete/moten/{meeting.pk}/gallring/"
    client.force_login(officer_of(meeting.body))
    sent = {"reference": "RS 2026-19", "rule": "5.4", "decided_on": str(today())}
    assert client.post(pages, sent).status_code == 422
    client.post(f"{pages}{one.pk}/avsta/")
    assert client.post(pages, sent).status_code == 302
    assert "meetings_guest.name" in places()


def test_nothing_is_disposed_of_before_the_meeting_is_over_or_beside_its_dialogue(
    client: Client, meeting: Meeting
) -> None:
    coming = make_meeting(meeting.body)
    client.force_login(officer_of(meeting.body))
    sent = {"reference": "RS 2026-19", "rule": "5.4", "decided_on": str(today())}
    assert client.post(f"/arbete/moten/{coming.pk}/gallring/", sent).status_code == 422
    meeting.dialogue = make_open_dialogue("at_once")
    meeting.save(update_fields=["dialogue"])
    assert client.post(f"/arbete/moten/{meeting.pk}/gallring/", sent).status_code == 422
    assert not MeetingDisposal.objects.exists()


def test_a_backup_that_is_older_is_emptied_again(meeting: Meeting) -> None:
    ledger.place().write_text(
        json.dumps(
            {
                "meeting": str(meeting.pk),
                "reference": "RS 2026-18",
                "rule": "5.4",
                "decided_on": str(today()),
                "takes_approved": "True",
                "carried_out_at": "2026-11-01 10:00:00+00:00",
            }
        )
    )
    assert ledger.replay() == 1
    assert places() == set(LEFT) - BESIDE - {"meeting_notes_notesversion.content"}
    assert ledger.replay() == 0
    assert ledger.write() == 1
