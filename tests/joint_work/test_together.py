"""Working meetings, joint reflection and the result conference."""

from datetime import timedelta

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.findings.queries import basis_of
from gensvar.joint_work.actions.conference import Conference, hold_conference
from gensvar.joint_work.actions.together import Met, plan_work_meeting, reflect
from gensvar.joint_work.models import ConferenceChoice, JointStep, WorkMeeting
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from tests.make.dialogues import chair_of, make_dialogue, officer_of
from tests.make.feedback import make_handed_over
from tests.make.findings import make_compiled
from tests.make.organisations import make_body

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.requirement("S2-31")
def test_a_working_meeting_is_planned_noted_and_leads_to_a_joint_step() -> None:
    dialogue = make_dialogue()
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    client = client_of(officer)
    at = f"/arbete/dialoger/{dialogue.number}/"
    said = {"held_on": today(), "agenda": "Hur vi delar arbetet", "people": [chair.pk]}
    client.post(f"{at}arbetsmoten/ny/", said)
    row = WorkMeeting.objects.get()
    page = f"{at}arbetsmoten/{row.pk}/"
    noted = {**said, "notes": "Vi delar på orterna.", "version": 1}
    assert "Vi delar på orterna." in client.post(page, noted, follow=True).text
    stale = client.post(page, {**noted, "notes": "Nej."})
    assert (stale.status_code, "Nej." in stale.text) == (422, True)
    step = {
        "kind": "work",
        "what": "Ringa vårdcentralerna",
        "due_on": today(),
        "people": [chair.pk, officer.pk],
    }
    client.post(f"{at}tillsammans/ny/?mote={row.pk}", step)
    assert JointStep.objects.get().work_meeting == row
    assert "Ringa vårdcentralerna" in client_of(chair).get(page).text
    ahead = Met(today() + timedelta(days=1), "Nästa", notes="Redan sagt")
    with pytest.raises(Invalid):
        plan_work_meeting(dialogue, ahead, by=officer)


@pytest.mark.requirement("S2-18")
def test_the_elected_and_officers_write_what_they_learnt_side_by_side() -> None:
    dialogue = make_handed_over()
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    at = f"/arbete/dialoger/{dialogue.number}/larande/"
    client_of(officer).post(at, {"learnt": "Vi frågade för sent.", "version": 0})
    said = {"learnt": "Jag lyssnade mer.", "next_time": "Kom tidigare.", "version": 0}
    page = client_of(chair).post(at, said, follow=True).text
    assert page.index("Jag lyssnade mer.") < page.index("Vi frågade för sent.")
    again = {"learnt": "Nytt.", "version": 0}
    assert client_of(chair).post(at, again).status_code == 422
    with pytest.raises(Stale):
        reflect(dialogue, again, 0, by=chair)  # type: ignore[arg-type] # more than words
    with pytest.raises(Invalid):
        reflect(dialogue, {"learnt": " "}, 1, by=chair)
    with pytest.raises(NotAllowed):
        reflect(dialogue, {"learnt": "Nytt."}, 0, by=officer_of(make_body()))
    with pytest.raises(NotYet):
        reflect(make_dialogue(body=dialogue.body), {"learnt": "Nytt."}, 0, by=chair)


@pytest.mark.requirement("S2-32")
def test_the_result_conference_says_what_goes_along_and_the_basis_tells_it() -> None:
    dialogue, finding = make_compiled()
    officer, chair = officer_of(dialogue.body), chair_of(dialogue.body)
    client = client_of(officer)
    at = f"/arbete/dialoger/{dialogue.number}/resultatkonferens/"
    said = {
        "held_on": today(),
        "people": [chair.pk, officer.pk],
        "decides": dialogue.body.pk,
        f"along_{finding.pk}": "no",
        "version": 0,
    }
    refused = client.post(f"{at}skriv/", said)
    assert (refused.status_code, "tas med" in refused.text) == (422, True)
    why = {f"why_{finding.pk}": "Det ligger hos kommunen."}
    page = client.post(f"{at}skriv/", {**said, **why}, follow=True).text
    assert "Det ligger hos kommunen." in page
    before = basis_of(dialogue)
    page = client.post(at, follow=True).text
    assert "tas inte med. Det ligger hos kommunen." in page
    basis = basis_of(dialogue)
    assert basis is not None
    assert basis.conference_people == f"{chair}, {officer}"
    assert before is None or basis.method == before.method

    assert client.post(f"{at}skriv/", {**said, **why}).status_code == 422
    yes = {**said, f"along_{finding.pk}": "yes", "version": 1}
    client.post(f"{at}skriv/", yes)
    assert ConferenceChoice.objects.get().goes_along


def test_a_conference_that_cannot_be_right_is_refused() -> None:
    dialogue, _finding = make_compiled()
    officer, body = officer_of(dialogue.body), dialogue.body
    for said, field in (
        (Conference(today() + timedelta(days=1), body, [officer]), "held_on"),
        (Conference(today(), body), "people"),
        (Conference(today(), make_body(), [officer]), "decides"),
    ):
        with pytest.raises(Invalid) as refused:
            hold_conference(dialogue, said, 0, by=officer)
        assert refused.value.field == field
    early, good = make_dialogue(body=body), Conference(today(), body, [officer])
    with pytest.raises(NotYet):
        hold_conference(early, good, 0, by=officer)
    stranger = officer_of(make_body())
    with pytest.raises(NotAllowed):
        hold_conference(dialogue, good, 0, by=stranger)
