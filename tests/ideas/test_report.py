"""What became of every idea: one page that shows how much is done, and what waits."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from gensvar.accounts.models import User
from gensvar.contributions.actions.batches import Document, Said, confirm_batch
from gensvar.contributions.models import Contribution
from gensvar.feedback.actions.weighing import weigh
from gensvar.findings.models import Finding
from gensvar.followups.actions import note_measure
from gensvar.ideas.fates import tally
from gensvar.ideas.queries import Wanted, gathered
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.meeting_notes.actions.following import Promise, make_measure, refuse_idea
from gensvar.meeting_notes.actions.joining import join_dialogue
from gensvar.meetings.actions.agenda import move_item, park_item, propose_item
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.models import ItemKind, Meeting
from gensvar.organisations.models import Role
from gensvar.proposals.actions import say_where_it_stands
from gensvar.publishing.actions import show_notes
from tests.make.dialogues import make_dialogue, officer_of, someone
from tests.make.feedback import (
    judgement,
    make_answer,
    make_decision,
    make_finding,
)
from tests.make.findings import make_basis, start_compiling
from tests.make.held import Held, make_approved, make_held
from tests.make.meetings import make_guest, make_meeting
from tests.make.organisations import make_body
from tests.make.programmes import make_programme
from tests.make.proposals import make_collection, make_proposal

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def counts(user: User, **wanted: int) -> dict[str, int]:
    found = tally(gathered(user, Wanted(**wanted)).ideas)
    return {state: count for state, count in found.counts.items() if count}


def follow(held: Held) -> User:
    """Let the first idea be done, and refuse the second."""
    by = officer_of(held.meeting.body)
    first, second, _third = held.ideas
    promise = Promise("Ordna tre möten", today())
    made = make_measure(held.meeting, first, promise, by=by).measure
    assert made is not None
    note_measure(made, "done", "Vi har träffats tre gånger.", by=by)
    refuse_idea(held.meeting, second, "Det finns inga pengar i år.", by=by)
    return by


@pytest.mark.requirement("S4-038", "S4-048", "S4-061", "S4-096")
def test_one_page_says_what_became_of_every_idea() -> None:
    held = make_held()
    client = client_of(follow(held))

    page = client.get("/arbete/ideer/").text

    assert (
        "3 idéer, 1 möte: 1 är klara, 0 pågår, 0 togs upp och 1 togs inte upp. "
        "1 väntar på beslut."
    ) in page
    assert "Ordna tre möten" in page
    assert "Det finns inga pengar i år." in page
    assert "tog det 3 dagar till beslut (median)" in page
    assert "har väntat i 3 dagar" in page
    assert f"/arbete/moten/{held.meeting.pk}/ideer/{held.ideas[2].pk}/" in page
    only = client.get("/arbete/ideer/?lage=waiting").text
    assert "Vi ses 3 gånger" in only
    assert "Det finns inga pengar i år." not in only
    slowest = client.get("/arbete/ideer/?lage=decided").text
    assert "Det finns inga pengar i år." in slowest
    assert "Vi ses 3 gånger" not in slowest


def test_an_idea_is_followed_through_its_dialogue_and_counted_once(
    django_assert_max_num_queries: Any,
) -> None:
    body = make_body()
    dialogue = make_dialogue(body=body, stage="open")
    held = make_held(body=body, dialogue=dialogue)
    by = officer_of(body)
    join_dialogue(held.meeting, {}, by=by)
    said = Contribution.objects.get(dialogue=dialogue, text="Det går trögt")
    finding = make_finding(dialogue, "Det behövs fler möten", [said])
    start_compiling(dialogue)
    make_basis(dialogue)
    LIFE_OF_A_DIALOGUE.advance(dialogue, "hand over", by=by)
    weigh(finding, judgement(make_decision(dialogue)), by=by)
    before = client_of(by).get("/arbete/ideer/").text

    make_answer(dialogue)

    assert "Det behövs fler möten" in before
    assert "0 togs upp" in before
    assert counts(by) == {"taken_up": 1, "waiting": 2}
    client = client_of(by)
    with django_assert_max_num_queries(12):
        page = client.get("/arbete/ideer/").text
    assert "Togs upp: Det ryms i ramen." in page
    assert Finding.objects.count() == 1


def test_a_proposal_brings_an_idea_of_imported_notes_further() -> None:
    dialogue = make_dialogue(stage="open")
    by = officer_of(dialogue.body)
    notes = Document("moten.docx", "cd" * 32, "docx", {}, None, None, today())
    confirm_batch(dialogue, notes, [Said("Bättre lokaler", place="1")], by=by)
    said = Contribution.objects.get(dialogue=dialogue)
    finding = make_finding(dialogue, "Lokaler saknas", [said])
    collection = make_collection(dialogue.body)
    proposal = make_proposal(collection, finding=finding, source="")
    assert counts(by) == {"waiting": 1}

    say_where_it_stands(proposal, "under_way", "Vi letar.", by=by)
    assert counts(by) == {"under_way": 1}
    say_where_it_stands(proposal, "refused", "Det finns inga.", by=by)

    assert counts(by) == {"refused": 1}
    page = client_of(by).get("/arbete/ideer/?lage=decided").text
    assert "Det finns inga." in page
    assert "(0 dagar till beslutet)" in page


def test_notes_that_were_imported_are_ideas_too() -> None:
    dialogue = make_dialogue(stage="open")
    by = officer_of(dialogue.body)
    rows = [Said("Mer tid för möten", place="1"), Said("Bättre lokaler", place="2")]
    met = today() - timedelta(days=40)
    notes = Document("moten.docx", "ab" * 32, "docx", {}, None, None, met)

    confirm_batch(dialogue, notes, rows, by=by)

    page = client_of(by).get(f"/arbete/ideer/?ar={met.year}").text
    assert "Bättre lokaler" in page
    assert "Ur importerade anteckningar" in page
    assert "har väntat i 40 dagar" in page
    assert counts(by, year=met.year - 1) == {}


def test_an_item_that_was_moved_is_one_idea_where_it_began() -> None:
    first = make_meeting(days=10)
    by = officer_of(first.body)
    later = make_meeting(first.body, days=40)
    guest = make_guest(first, speaks=True)
    facts = {"title": "Lokaler för alla", "kind": ItemKind.TALK}
    item = propose_item(first, facts, voice=voice_of_guest(guest))
    assert counts(by) == {"waiting": 1}

    moved = move_item(item, later, "Vi hinner inte.", voice=voice_of(first, by))
    assert counts(by) == counts(by, meeting=first.pk) == {"waiting": 1}
    assert counts(by, meeting=later.pk) == {}
    park_item(moved, "Kommunen har frågan.", voice=voice_of(later, by))

    assert counts(by) == {"refused": 1}
    page = client_of(by).get("/arbete/ideer/").text
    assert "Kommunen har frågan." in page
    assert "Flyttades till" in page


def test_a_programme_shows_its_own_meetings() -> None:
    held = make_held()
    programme = make_programme(held.meeting.body)
    by = follow(held)
    assert "Här finns ingen idé." in client_of(by).get(_of(programme.pk)).text

    Meeting.objects.filter(pk=held.meeting.pk).update(programme=programme)

    page = client_of(by).get(_of(programme.pk)).text
    assert "3 idéer, 1 möte" in page
    assert counts(by, programme=programme.pk) == counts(by)


def _of(programme: int) -> str:
    return f"/arbete/ideer/samrad/{programme}/"


def test_files_hold_the_same_rows() -> None:
    held = make_held(ideas=("=1+1", "Vi ses"))
    client = client_of(officer_of(held.meeting.body))
    table = client.get("/arbete/ideer/fil/csv/?lage=waiting").content.decode()
    assert table.count("\r\n") == 3
    assert "'=1+1" in table
    for form, part in (
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("docx", "word/document.xml"),
    ):
        made = client.get(f"/arbete/ideer/fil/{form}/")
        with zipfile.ZipFile(io.BytesIO(made.content)) as box:
            assert "Vi ses" in box.read(part).decode()
    assert client.get("/arbete/ideer/fil/pdf/").status_code == 404


def test_who_has_no_part_in_the_bodies_sees_no_idea() -> None:
    held = make_held()
    stranger = someone(make_body(), Role.OFFICER)
    assert counts(stranger) == {}
    assert "Vi ses" not in client_of(stranger).get("/arbete/ideer/").text
    member = someone(held.meeting.body, Role.REPRESENTATIVE)
    page = client_of(member).get("/arbete/ideer/").text
    assert "Vi ses 3 gånger" in page
    assert "Säg vad som händer med den" not in page


def test_many_ideas_are_asked_for_as_often_as_few(
    django_assert_max_num_queries: Any,
) -> None:
    held = make_held()
    by = follow(held)
    for _number in range(3):
        make_held(body=held.meeting.body)
    client = client_of(by)

    with django_assert_max_num_queries(12):
        page = client.get("/arbete/ideer/").text

    assert "12 idéer, 4 möten" in page
    assert "Inget bestämt än" in page


@pytest.mark.requirement("S4-048")
def test_everyone_reads_what_became_of_ideas_when_the_notes_are_public() -> None:
    held = make_held()
    by = follow(held)
    make_approved(held)
    address = f"/moten/{held.meeting.public_id}/ideer/"
    assert Client().get(address).status_code == 404

    show_notes(held.meeting, by=by)

    page = Client().get(address).text
    assert "1 är klara" in page
    assert "Det finns inga pengar i år." in page
    assert "Ordna tre möten" in page
    assert "Vi ses 3 gånger" in page
    assert by.name not in page
    assert (
        f'href="{address}"'
        in Client().get(address.replace("ideer", "anteckningar")).text
    )
