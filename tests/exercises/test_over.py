"""When a meeting is over, a table's code and the screen show nothing of it any more."""

from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gensvar.exercises import live, over, public
from gensvar.exercises.actions.board import board_of
from gensvar.exercises.models import Entry, ExerciseKind, Table
from gensvar.exercises.over import OPEN_AFTER
from gensvar.meetings.models import Meeting, MeetingStage
from tests.make.exercises import (
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)

pytestmark = pytest.mark.django_db
WORDS = "Bänkar i solen"
A_MOMENT = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    live.forget()
    over._known.clear()


def written() -> Table:
    table, *_more = make_tables(2)
    exercise = make_exercise(table.meeting, ExerciseKind.IDEAS)
    make_idea(table, prompts_of(exercise)[0], WORDS)
    return table


def ended(table: Table, ago: timedelta, **facts: Any) -> None:
    # Any: fields of a meeting.
    end = timezone.now() - ago
    start = end - timedelta(hours=3)
    rows = Meeting.objects.filter(pk=table.meeting_id)
    rows.update(starts_at=start, ends_at=end, **facts)


def cancelled(table: Table) -> None:
    rows = Meeting.objects.filter(pk=table.meeting_id)
    rows.update(stage=MeetingStage.CANCELLED, cancel_reason="För få kunde komma")


def seen(client: Client, table: Table) -> dict[str, tuple[int, bool]]:
    """Return what each address answers, and whether it shows what was written."""
    key = board_of(table.meeting).key
    found = {}
    for address in (
        f"/bord/{table.code}/",
        f"/skarm/{key}/",
        f"/skarm/{key}/nytt",
    ):
        answer = client.get(address)
        found[address.split("/")[-1] or address.split("/")[1]] = (
            answer.status_code,
            WORDS in answer.content.decode(),
        )
    return found


SHOWN = {"bord": (200, True), "skarm": (200, True), "nytt": (200, True)}
OVER = {"bord": (410, False), "skarm": (410, False), "nytt": (404, False)}


def test_tables_can_read_and_confirm_for_some_days_after_the_meeting(
    client: Client,
) -> None:
    table = written()
    ended(table, OPEN_AFTER - A_MOMENT)

    assert seen(client, table) == SHOWN


def test_then_the_code_the_screen_and_the_news_show_nothing_any_more(
    client: Client,
) -> None:
    table = written()
    ended(table, OPEN_AFTER + A_MOMENT)

    assert seen(client, table) == OVER
    page = client.get(f"/bord/{table.code}/").content.decode()
    assert "Mötet är över" in page
    assert f"/moten/{table.meeting.public_id}/anteckningar/" not in page


def test_a_meeting_without_a_time_closes_its_codes_after_it_was_ended(
    client: Client,
) -> None:
    table = written()
    rows = Meeting.objects.filter(pk=table.meeting_id)
    rows.update(starts_at=None, ends_at=None)
    assert seen(client, table) == SHOWN

    rows.update(ended_at=timezone.now() - OPEN_AFTER - A_MOMENT)
    over._known.clear()

    assert seen(client, table) == OVER


def test_a_cancelled_meeting_shows_nothing_at_once(client: Client) -> None:
    table = written()
    cancelled(table)

    assert seen(client, table) == OVER
    page = client.get(f"/bord/{table.code}/").content.decode()
    assert "Mötet är inställt" in page


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_nothing_is_taken_when_the_meeting_is_over(client: Client, accept: str) -> None:
    table = written()
    prompt = Entry.objects.get().prompt
    ended(table, OPEN_AFTER + A_MOMENT)
    sent = {"prompt": prompt.pk, "text": "För sent", "language": "sv"}

    answer = client.post(
        f"/bord/{table.code}/skriv/",
        {**sent, "key": fresh_key()},
        headers={"accept": accept},
    )

    assert answer.status_code == 410
    assert [entry.text for entry in Entry.objects.all()] == [WORDS]


def test_codes_that_have_closed_are_no_guesses(client: Client) -> None:
    table = written()
    ended(table, OPEN_AFTER + A_MOMENT)

    for _time in range(70):
        assert client.get(f"/bord/{table.code}/").status_code == 410


def test_those_who_watch_make_no_question_each(django_assert_num_queries: Any) -> None:
    # Any: the fixture's own type.
    key = board_of(written().meeting).key
    public.news(key, 0)
    with django_assert_num_queries(0):
        for _time in range(20):
            assert public.news(key, 0) is not None


def test_what_is_known_of_a_board_is_soon_asked_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = written()
    key = board_of(table.meeting).key
    assert public.news(key, 0) is not None
    cancelled(table)
    later = monotonic() + over.FRESH_FOR
    monkeypatch.setattr("gensvar.exercises.over.monotonic", lambda: later)

    assert public.news(key, 0) is None
