"""Pages of those who plan and lead exercises."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.exercises.models import (
    AskedQuestion,
    AskedState,
    Entry,
    Exercise,
    ExerciseStage,
    Table,
    TakenAlong,
)
from gensvar.exercises.queries.seating import seats_of
from gensvar.meetings.models import Meeting
from tests.make.dialogues import officer_of
from tests.make.exercises import make_exercise, make_tables
from tests.make.meetings import make_arrival, make_meeting
from tests.make.workshops import make_workshop

pytestmark = pytest.mark.django_db


def at(name: str, *parts: object) -> str:
    return reverse(name, args=parts)


def leader(meeting: Meeting) -> Client:
    client = Client()
    client.force_login(officer_of(meeting.body))
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.requirement("S4-009", "S4-010", "S4-012")
def test_ready_made_sets_give_stations_with_hints_areas_and_their_ranking() -> None:
    meeting = make_meeting()
    client = leader(meeting)

    for name in ("stations", "ideas-and-ranking", "end"):
        client.post(at("exercises", meeting.pk), {"do": "set", "set": name})

    kinds = Exercise.objects.filter(meeting=meeting).values_list("kind", flat=True)
    assert list(kinds) == [
        *("stations", "ideas", "ranking", "questions", "taken_along"),
    ]
    first = Exercise.objects.filter(meeting=meeting).first()
    assert first is not None
    assert (first.rounds, first.prompts.count()) == (4, 4)
    assert all(prompt.hint for prompt in first.prompts.all())


def test_every_page_opens_for_every_kind_at_every_stage() -> None:
    meeting = make_meeting()
    client = leader(meeting)
    for name in ("stations", "ideas-and-ranking", "end"):
        client.post(at("exercises", meeting.pk), {"do": "set", "set": name})
    make_tables(3, meeting)
    for kind in ("stations", "ideas", "ranking", "dots", "questions", "taken_along"):
        page(client, at("add-exercise", meeting.pk, kind))
    for exercise in Exercise.objects.filter(meeting=meeting):
        where = (meeting.pk, exercise.pk)
        page(client, at("exercise", *where))
        page(client, at("lead-exercise", *where))
        page(client, at("sheets", *where))
        assert client.get(at("sheets-pdf", *where)).content[:5] == b"%PDF-"
        client.post(at("lead-exercise", *where), {"do": "open"})
        exercise.refresh_from_db()
        assert exercise.stage == ExerciseStage.OPEN
        page(client, at("lead-exercise", *where))
        page(client, at("outcome", *where))
        client.post(at("lead-exercise", *where), {"do": "close"})
        exercise.refresh_from_db()
        assert exercise.stage == ExerciseStage.CLOSED
        page(client, at("lead-exercise", *where))
        page(client, at("outcome", *where))
        if exercise.kind in {"stations", "ideas", "ranking"}:
            page(client, at("enter-paper", *where))


def test_tables_get_codes_cards_and_square_codes() -> None:
    meeting = make_meeting()
    client = leader(meeting)

    client.post(at("tables", meeting.pk), {"number": "3", "language": "sv"})

    tables = list(Table.objects.filter(meeting=meeting))
    assert [table.number for table in tables] == [1, 2, 3]
    cards = page(client, at("table-cards", meeting.pk))
    assert all(table.code in cards for table in tables)
    drawn = client.get(at("table-code", meeting.pk, tables[0].pk))
    assert drawn["Content-Type"] == "image/svg+xml"
    page(client, at("one-table", meeting.pk, tables[0].pk))


@pytest.mark.requirement("S4-026")
def test_people_are_seated_and_late_ones_find_a_seat() -> None:
    meeting = make_meeting()
    for number in range(7):
        make_arrival(meeting, f"Kom {number}")
    client = leader(meeting)
    client.post(at("tables", meeting.pk), {"number": "2", "language": "sv"})

    client.post(at("seating", meeting.pk), {"rounds": "2"})
    late = make_arrival(meeting, "Sen Ankomst")
    assert at("seat-late", meeting.pk, late.pk) in page(
        client, at("seating", meeting.pk)
    )
    client.post(at("seat-late", meeting.pk, late.pk))

    assert [seat.round for seat in seats_of(late.pk)] == [1, 2]
    page(client, at("seating", meeting.pk))


@pytest.mark.requirement("S4-013")
def test_areas_are_taken_from_the_agenda_and_nothing_typed_is_lost() -> None:
    meeting = make_meeting()
    item = meeting.items.create(
        title="Övning 2",
        words="- Samma villkor\n- Lära känna",
        proposed_side="region",
    )
    client = leader(meeting)
    typed = {
        "version": "1",
        "title": "Idéer",
        "instruction": "Skriv",
        "item": str(item.pk),
        "round_minutes": "40",
        "prompts-count": "1",
        "prompts-0-words": "Eget område",
        "prompts-0-hint": "tips",
    }
    address = at("add-exercise", meeting.pk, "ideas")

    more = client.post(address, {**typed, "add": "item"}).content.decode()
    for words in ("Eget område", "Samma villkor", "Lära känna", "Idéer"):
        assert words in more

    rows = {"prompts-count": "2", "prompts-1-words": "Samma villkor"}
    client.post(address, {**typed, **rows})
    exercise = Exercise.objects.get()
    assert exercise.item == item
    assert list(exercise.prompts.values_list("words", "hint")) == [
        ("Eget område", "tips"),
        ("Samma villkor", ""),
    ]


def test_two_rows_alike_are_told_at_the_rows_and_the_form_is_kept() -> None:
    meeting = make_meeting()
    sent = {
        "version": "1",
        "title": "Rang",
        "round_minutes": "5",
        "prompts-count": "2",
        "prompts-0-words": "Ett",
        "prompts-1-words": "ett",
    }

    answer = leader(meeting).post(at("add-exercise", meeting.pk, "ranking"), sent)

    assert answer.status_code == 422
    assert answer.content.decode().count("”ett” står två gånger.") == 2
    assert "Rang" in answer.content.decode()


@pytest.mark.requirement("S4-009")
def test_the_one_who_leads_sees_who_goes_where_and_when() -> None:
    workshop = make_workshop()
    client = leader(workshop.meeting)
    address = at("lead-exercise", workshop.meeting.pk, workshop.stations.pk)

    now = page(client, address)
    assert "Varv 2 av 4" in now
    client.post(address, {"do": "next", "round": "2"})
    twice = client.post(address, {"do": "next", "round": "2"}, follow=True)

    assert "Varv 3 av 4" in twice.content.decode()
    assert "Någon har redan börjat ett annat varv." in twice.content.decode()
    workshop.stations.refresh_from_db()
    assert workshop.stations.round == 3


@pytest.mark.requirement("S4-012", "S4-019")
def test_the_ranking_of_section_1_5_is_shown_right_and_with_what_it_depends_on() -> (
    None
):
    workshop = make_workshop()

    shown = page(
        leader(workshop.meeting),
        at("outcome", workshop.meeting.pk, workshop.ranking.pk),
    )

    for figure in ("2,6 (21/8)", "1,4 (11/8)", "2,8 (11/4)", "1,8 (7/4)"):
        assert figure in shown
    assert (
        "beror på rangordningar som inte är fullständiga: med alla rangordningar är "
        "det ”Lära känna varandra”, med bara fullständiga ”Stöd som håller”"
    ) in shown
    assert "8 rangordningar, varav 5 fullständiga." in shown
    assert shown.count("ofullständig<") == 3


@pytest.mark.requirement("S4-016", "S4-017", "S4-018")
def test_papers_are_entered_with_marks_and_remarks_and_shown_as_such() -> None:
    workshop = make_workshop()
    meeting, table = workshop.meeting, workshop.tables[0]
    client = leader(meeting)
    prompt = workshop.stations.prompts.all()[0]
    address = at("enter-paper", meeting.pk, workshop.stations.pk)
    sent = {
        "key": "en-nyckel-1234",
        "table": table.pk,
        "prompt": prompt.pk,
        "language": "sv",
        "text": "- Lokaler kostar // som grisen och skinkan (!)\n- Träffa fler (!!)",
    }

    for _again in range(2):
        saved = client.post(address, sent)
        assert saved.status_code == 302

    assert "2 idéer är sparade." in page(client, saved["Location"])
    shown = page(client, at("outcome", meeting.pk, workshop.stations.pk))
    assert shown.count("Lokaler kostar") == 1
    assert "som grisen och skinkan" in shown
    only = page(client, at("outcome", meeting.pk, workshop.stations.pk) + "?betonade=1")
    assert "Träffa fler" in only
    assert "förslag 1<" not in only


def test_rankings_on_paper_are_judged_line_by_line() -> None:
    workshop = make_workshop()
    meeting = workshop.meeting
    client = leader(meeting)
    address = at("enter-paper", meeting.pk, workshop.ranking.pk)
    one, two = (f"table_{table.pk}" for table in workshop.tables[:2])

    refused = client.post(address, {one: "3,3", two: "1, 2, 3"})
    assert refused.status_code == 422
    assert "Skriv 3 platser, en för varje. Här står 2." in refused.content.decode()

    saved = client.post(address, {one: "1, 1, 2", two: "1, 2, 3"}, follow=True)
    assert "2 rangordningar är sparade." in saved.content.decode()
    assert "delade platser: bord 1." in saved.content.decode()


@pytest.mark.requirement(
    "S4-014",
    "S4-020",
    "S4-025",
    "S4-148",
    "S4-149",
    "S4-150",
)
def test_questions_are_asked_in_turn_answered_by_name_or_stay_open() -> None:
    meeting = make_tables(2)[0].meeting
    exercise = make_exercise(meeting, "questions")
    client = leader(meeting)
    address = at("asked", meeting.pk, exercise.pk)
    words = ("Hur får vi (alla känna oss delaktiga!", "När beslutas budgeten?")
    for number, said in enumerate(words):
        new = {"do": "ask", "key": f"nyckel-{number}", "text": said, "asker": ""}
        for _again in range(2):
            client.post(address, new)
    first, second = AskedQuestion.objects.all()

    client.post(address, {"do": "up", "pk": second.pk})
    client.post(address, {"do": "speak", "pk": second.pk})
    client.post(address, {"do": "finish", "pk": second.pk})
    client.post(
        at("reply-to-asked", meeting.pk, exercise.pk, second.pk),
        {"speaker": "Ordföranden", "words": "I juni.", "state": "partly"},
    )

    shown = page(client, address)
    assert AskedQuestion.objects.count() == 2
    assert [q.words for q in AskedQuestion.objects.all()] == [words[1], words[0]]
    assert "Delvis besvarad" in shown
    assert "I juni." in shown
    assert "Ordföranden" in shown
    assert "Har inte frågat än: bord 1, 2." in shown
    first.refresh_from_db()
    assert first.state == AskedState.OPEN


@pytest.mark.requirement("S4-015")
def test_what_is_taken_along_is_written_by_recipient_with_its_ideas() -> None:
    workshop = make_workshop()
    meeting = workshop.meeting
    client = leader(meeting)
    idea = Entry.objects.earliest("pk")
    address = at("taken", meeting.pk, workshop.taken.pk)

    client.post(
        address,
        {
            "side": "region",
            "who": "RÖS",
            "words": "Att ses oftare.",
            "entries": [str(idea.pk)],
        },
    )

    shown = page(client, address)
    assert "RÖS" in shown
    assert idea.text in shown
    assert list(TakenAlong.objects.get(by="RÖS").entries.all()) == [idea]
