"""The records of a dialogue hold its meetings: register, package and discretion."""

import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gensvar.contributions.actions import hide
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.exercises.actions import paper, writing
from gensvar.exercises.models import Entry, ExerciseKind
from gensvar.meeting_notes.actions.agreeing import comment, judge, settle_comment
from gensvar.meeting_notes.actions.following import follow_up_all, refuse_idea
from gensvar.meeting_notes.actions.joining import join_dialogue
from gensvar.meeting_notes.actions.passing import note_nobody_told, tell_members
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.actions.agenda import approve_agenda, propose_item
from gensvar.meetings.actions.voices import voice_of, voice_of_guest
from gensvar.meetings.agreed import fingerprint
from gensvar.meetings.messages import come_to_a_meeting
from gensvar.meetings.models import AccessNeed, AgendaItem, Meeting
from gensvar.notifications.actions import send
from gensvar.reporting.models import Variant
from gensvar.reporting.package import make_package, meetings
from gensvar.reporting.package.discretion import Discretion
from gensvar.reporting.register import OF_MEETINGS, register_of
from tests.config.meeting_canary import meet
from tests.make.contributions import make_open_dialogue
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_tables,
    prompts_of,
)
from tests.make.held import Held, end, make_held, make_notes, send_out
from tests.make.meetings import make_arrival, make_meeting
from tests.make.organisations import make_body
from tests.make.reporting import content_of, make_export

pytestmark = pytest.mark.django_db
BIRD = "kanariefagel7"
# What a meeting in the package is found to tell, whatever was said at it.
KEYS = ("id", "public_id", "title", *meetings.PARTS)


@pytest.fixture
def dialogue() -> Dialogue:
    return make_open_dialogue("at_once")


def meeting_in(content: dict[str, bytes]) -> dict[str, Any]:
    # Any: the values of JSON.
    found: list[dict[str, Any]] = json.loads(content["meetings.json"])["meetings"]
    [one] = found
    return one


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def make_agreed(dialogue: Dialogue) -> Held:
    """Hold a meeting with everything: from an agreed agenda to who was told."""
    by = officer_of(dialogue.body)
    meeting = make_meeting(dialogue.body, days=-3, dialogue=dialogue)
    speaker = make_arrival(meeting, "Siv Talar", speaks=True)
    make_arrival(meeting, "Kom Hit")
    send([come_to_a_meeting(speaker)])
    mine, yours = voice_of(meeting, by), voice_of_guest(speaker)
    propose_item(meeting, {"title": "Stationer"}, voice=yours)
    AgendaItem.objects.update(accepted_region_at=timezone.now(), state="accepted")
    seen = fingerprint(list(meeting.items.all()))
    approve_agenda(meeting, seen, voice=mine)
    approve_agenda(meeting, seen, voice=yours)
    older, newer = work(meeting)
    refuse_idea(meeting, newer, "Det finns inga pengar.", by=by)
    note_nobody_told(meeting, "elected", "De var med.", by=by)
    tell_members(speaker)
    held = Held(meeting, speaker, speaker, [older, newer], [])
    judge_notes(held)
    return held


def work(meeting: Meeting) -> list[Entry]:
    """Let one table write anew, and another rank; then end the meeting."""
    by = officer_of(meeting.body)
    first, second = make_tables(2, meeting)
    ideas = make_exercise(meeting, ExerciseKind.IDEAS)
    entry = writing.write(first, prompts_of(ideas)[0], fresh_key(), "Först så").entry
    anew = writing.write_anew(entry, fresh_key(), "Sedan så", table=first).entry
    close(ideas)
    ranking = make_exercise(
        meeting, ExerciseKind.RANKING, (("Ett", ""), ("Två", "")), title="Rangordna"
    )
    one, two = (prompt.pk for prompt in prompts_of(ranking))
    paper.enter_ballots(ranking, {second: {one: 2, two: 1}}, by=by)
    close(ranking)
    end(meeting)
    return [entry, anew]


def judge_notes(held: Held) -> None:
    """Let the notes be commented on, approved by one side and dissented from."""
    by, speaker = officer_of(held.meeting.body), held.speaker
    notes = send_out(held)
    said = comment(notes, "", "Det stod fel", "comment-0001", by=speaker)
    settle_comment(said, "not_taken", "Så sades det.", by=by)
    WAY_OF_NOTES.advance(notes, "adjust notes", by=by)
    judge(notes, notes.number, "approves", by=by)
    judge(notes, notes.number, "dissents", "Inte riktigt så.", by=speaker)


def test_every_part_of_a_meeting_is_told(dialogue: Dialogue) -> None:
    held = make_agreed(dialogue)
    by, siv = officer_of(dialogue.body).name, held.speaker.pk
    older, newer = held.ideas

    content = content_of(make_export(dialogue, Variant.COMPLETE))
    one = meeting_in(content)
    ideas, ranking = one["exercises"]
    first, second = (prompt["id"] for prompt in ranking["prompts"])

    assert [name for name in KEYS if name not in one] == []
    assert one["stage"] == "ended"
    assert picked(one["agenda"], "title", "proposed_side", "proposed_guest") == [
        ("Stationer", "other", siv)
    ]
    assert one["agenda"][0]["accepted_region_at"]
    assert one["agenda"][0]["accepted_other_at"]
    assert picked(one["agenda_approvals"], "side", "name", "user", "guest") == [
        ("region", by, by, None),
        ("other", "Siv Talar", None, siv),
    ]
    assert len({row["fingerprint"] for row in one["agenda_approvals"]}) == 1
    assert picked(one["guests"], "name", "state", "is_walk_in") == [
        ("Siv Talar", held.speaker.state, False),
        ("Kom Hit", held.speaker.state, False),
    ]
    assert all(row["arrived_at"] for row in one["guests"])
    assert picked(ideas["entries"], "id", "text", "replaced_by", "withheld") == [
        (older.pk, "Först så", newer.pk, False),
        (newer.pk, "Sedan så", None, False),
    ]
    assert picked(ranking["ballots"], "table", "places") == [
        (2, {str(first): 2, str(second): 1})
    ]
    assert picked(one["ideas"], "entry", "fate", "reason") == [
        (newer.pk, "not", "Det finns inga pengar.")
    ]
    notes = one["notes"]
    assert [row["number"] for row in notes["versions"]] == [1]
    assert notes["versions"][0]["content"]["title"] == held.meeting.title
    assert picked(notes["comments"], "words", "outcome", "reason", "guest") == [
        ("Det stod fel", "not_taken", "Så sades det.", siv)
    ]
    assert picked(notes["approvals"], "side", "name", "verdict", "words") == [
        ("region", by, "approves", ""),
        ("other", "Siv Talar", "dissents", "Inte riktigt så."),
    ]
    assert picked(one["passed_on"], "direction", "none_because", "guest") == [
        ("elected", "De var med.", None),
        ("members", "", siv),
    ]
    assert ("meeting invitation", 1) in picked(one["letters"], "kind", "number")
    assert {key for row in one["letters"] for key in row} == {
        *("day", "kind", "state", "number")
    }
    shown = content["meetings.html"].decode()
    for words in ("Siv Talar", "Sedan så", "Inte riktigt så.", "Inbjudan"):
        assert words in shown
    assert '<a href="meetings.html">' in content["index.html"].decode()


def test_the_whole_of_questions_stresses_and_what_is_taken(dialogue: Dialogue) -> None:
    meet(dialogue, BIRD)

    one = meeting_in(content_of(make_export(dialogue, Variant.COMPLETE)))
    stations, asked, taken = one["exercises"]

    assert [
        [(row["table"], row["withdrawn_at"]) for row in entry["stresses"]]
        for entry in stations["entries"]
    ] == [[], [(2, None)]]
    assert picked(stations["confirmations"], "table", "reopened_at") == [(1, None)]
    assert [
        (row["words"], row["asker"], picked(row["replies"], "speaker", "words"))
        for row in asked["asked"]
    ] == [
        (
            f"{BIRD} besvarad?",
            f"Bo {BIRD}",
            [(f"Ordf {BIRD}", f"{BIRD} svar")],
        ),
        (f"{BIRD} öppen?", f"Bo {BIRD}", []),
    ]
    assert picked(taken["taken"], "by", "words") == [(f"Siv {BIRD}", f"{BIRD} tas med")]
    assert picked(one["questions_followed_up"], "words", "asked_by") == [
        (f"{BIRD} besvarad?", f"Bo {BIRD}"),
        (f"{BIRD} öppen?", f"Bo {BIRD}"),
    ]


@pytest.mark.parametrize("variant", list(Variant))
def test_needs_and_claims_and_keys_are_never_told(
    dialogue: Dialogue, variant: Variant
) -> None:
    held = make_agreed(dialogue)
    AccessNeed.objects.create(guest=held.speaker, kinds=["loop"], words="Hörslinga xq7")

    content = content_of(make_export(dialogue, variant))
    shown = "\n".join(
        words.decode() for name, words in content.items() if "meetings" in name
    )

    held.speaker.refresh_from_db()
    keys = [held.speaker.key, held.speaker.token_hash, "xq7", "voter"]
    assert [key for key in keys if key in shown] == []
    assert {"need", "claims"} & set(meeting_in(content)) == set()


def test_a_package_without_identity_names_no_guest(dialogue: Dialogue) -> None:
    held = make_agreed(dialogue)
    organisation = str(held.speaker.organisation)

    content = content_of(make_export(dialogue))
    shown = "\n".join(
        words.decode()
        for name, words in content.items()
        if name.endswith((".html", ".json", ".csv"))
    )

    for name in ("Siv Talar", "Kom Hit", held.speaker.email, organisation):
        assert name not in shown
    one = meeting_in(content)
    by = officer_of(dialogue.body).name
    assert picked(one["agenda_approvals"], "side", "user", "guest") == [
        ("region", by, None),
        ("other", None, held.speaker.pk),
    ]
    assert "Sedan så" in shown


def test_who_asked_and_answered_is_left_out_without_identity(
    dialogue: Dialogue,
) -> None:
    meet(dialogue, BIRD)

    shown = content_of(make_export(dialogue))["meetings.json"].decode()

    for name in (f"Siv {BIRD}", f"Bo {BIRD}", f"Ordf {BIRD}", f"{BIRD} kassör"):
        assert name not in shown
    assert f"{BIRD} besvarad?" in shown


def test_what_is_hidden_as_a_contribution_is_withheld_in_the_meeting(
    dialogue: Dialogue,
) -> None:
    held = make_held(
        ideas=("Grannen heter Hansson",), dialogue=dialogue, body=dialogue.body
    )
    send_out(held)
    by = officer_of(dialogue.body)
    join_dialogue(held.meeting, {}, by=by)
    hide(Contribution.objects.get(), reason="Ett namn.", by=by)

    plain = content_of(make_export(dialogue))
    whole = content_of(make_export(dialogue, Variant.COMPLETE))

    for name in ("meetings.json", "meetings.html"):
        assert "Hansson" not in plain[name].decode()
        assert "Hansson" in whole[name].decode()
    entries = meeting_in(plain)["exercises"][0]["entries"]
    assert picked(entries, "text", "withheld") == [
        ("", True),
        ("Obekräftat", False),
    ]


def test_a_draft_of_notes_is_no_record_yet(dialogue: Dialogue) -> None:
    held = make_held(dialogue=dialogue, body=dialogue.body)
    make_notes(held)

    assert meeting_in(content_of(make_export(dialogue)))["notes"] is None
    assert "notes" not in {row.kind.value for row in register_of(dialogue)}


def test_meetings_of_others_are_not_told(dialogue: Dialogue) -> None:
    make_meeting(dialogue.body, title="Ett annat")

    content = content_of(make_export(dialogue))

    assert "meetings.json" not in content
    assert {row.kind for row in register_of(dialogue)} & set(OF_MEETINGS) == set()


def test_the_register_lists_all_of_a_meeting_and_names_no_guest(
    dialogue: Dialogue,
) -> None:
    make_agreed(dialogue)
    by = officer_of(dialogue.body).name
    guest = "Någon som bjöds in till mötet"

    found = [row for row in register_of(dialogue) if row.kind in OF_MEETINGS]

    assert sorted(
        (row.kind.value, str(row.who), row.state, row.reason) for row in found
    ) == [
        ("agenda", guest, "other", ""),
        ("agenda", by, "region", ""),
        ("approval", guest, "dissents", "Inte riktigt så."),
        ("approval", by, "approves", ""),
        ("comment", guest, "not_taken", "Så sades det."),
        ("exercise", by, "closed", ""),
        ("exercise", by, "closed", ""),
        ("meeting", "Civilsamhället", "ended", ""),
        ("notes", by, "adjusted", ""),
        ("passed-on", guest, "", ""),
        ("passed-on", by, "", "De var med."),
    ]
    client = Client()
    client.force_login(officer_of(dialogue.body))
    answers = {client.get(row.address).status_code for row in found}
    assert answers == {200}


def test_meetings_of_another_body_have_no_ways_in_the_register(
    dialogue: Dialogue,
) -> None:
    other = make_meeting(make_body("Kulturnämnden"), dialogue=dialogue)
    client = Client()
    client.force_login(officer_of(dialogue.body))

    shown = client.get(reverse("records", args=[dialogue.number])).content.decode()
    main = shown.partition("<main")[2]

    assert other.title in main
    assert reverse("meeting", args=[other.pk]) not in main


def test_the_same_meetings_give_the_same_bytes(
    dialogue: Dialogue, tmp_path: Path
) -> None:
    meet(dialogue, BIRD)
    export, at = make_export(dialogue, Variant.COMPLETE), timezone.now()
    for name in ("one.zip", "two.zip"):
        make_package(export, tmp_path / name, at=at, tell=lambda done, total: None)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        names = [name.partition("/")[2] for name in package.namelist()]
    at_json = names.index("dialogue.json")
    assert names[at_json + 1 : at_json + 3] == ["meetings.html", "meetings.json"]


@pytest.mark.parametrize("complete", [False, True])
def test_as_many_questions_for_many_meetings_as_for_one(
    dialogue: Dialogue, complete: bool
) -> None:
    held, counts = make_agreed(dialogue), []
    for size in (3, 27):
        for number in range(size):
            grow(held, number)
        with CaptureQueriesContext(connection) as asked:
            meetings.meetings_of(Discretion(complete), dialogue)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def grow(held: Held, number: int) -> None:
    """Add a guest, an idea, an item and a meeting to what is there."""
    meeting = held.meeting
    later = timezone.now() + timedelta(days=number)
    make_meeting(
        meeting.body,
        dialogue=meeting.dialogue,
        starts_at=later,
        ends_at=later + timedelta(hours=1),
    )
    make_arrival(meeting)
    AgendaItem.objects.create(
        meeting=meeting,
        title=f"Punkt {number}",
        proposed_side="region",
        proposed_by=officer_of(meeting.body),
    )
    one = held.ideas[1]
    Entry.objects.create(
        exercise=one.exercise,
        prompt=one.prompt,
        table=one.table,
        text="Till",
        key_hash=fresh_key(),
        source="live",
        written_at=timezone.now(),
        version=1,
    )


def test_a_question_that_is_followed_up_is_told_with_its_day(
    dialogue: Dialogue,
) -> None:
    held = make_held(dialogue=dialogue, body=dialogue.body)
    follow_up_all(held.meeting, by=officer_of(dialogue.body))

    one = meeting_in(content_of(make_export(dialogue)))

    assert [row["asked"] for row in one["questions_followed_up"]] == [
        asked.pk for asked in held.asked
    ]
    assert all(row["due_on"] for row in one["questions_followed_up"])
