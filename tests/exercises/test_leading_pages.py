"""Pages of those who plan and lead exercises."""

import pytest
from django.test import Client
from django.urls import reverse

from gensvar.exercises.models import Exercise, ExerciseStage, Table
from gensvar.exercises.queries.seating import seats_of
from gensvar.meetings.models import Meeting
from tests.make.dialogues import officer_of
from tests.make.exercises import make_tables
from tests.make.meetings import make_arrival, make_meeting

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
