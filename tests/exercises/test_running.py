"""Opening, rounds, clock and closing."""

from datetime import timedelta

import pytest
import time_machine

from gensvar.exercises.actions.running import (
    close_exercise,
    give_a_minute,
    next_round,
    open_exercise,
    start_clock,
    stop_clock,
)
from gensvar.exercises.actions.voting import cast
from gensvar.exercises.clock import seconds_left, written
from gensvar.exercises.models import Ballot, Exercise, ExerciseKind, ExerciseStage
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from tests.make.dialogues import officer_of
from tests.make.exercises import fresh_key, make_exercise, make_tables, prompts_of
from tests.make.meetings import make_meeting
from tests.make.organisations import make_user

pytestmark = pytest.mark.django_db


def left(exercise: Exercise) -> int:
    return seconds_left(Exercise.objects.get(pk=exercise.pk))


def test_a_round_runs_stops_goes_on_and_gets_a_minute_more() -> None:
    with time_machine.travel("2026-05-13T12:00:00Z", tick=False) as clock:
        tables = make_tables(2)
        by = officer_of(tables[0].meeting.body)
        exercise = make_exercise(tables[0].meeting, rounds=2, round_minutes=10)
        clock.shift(timedelta(minutes=4))
        assert left(exercise) == 360

        stop_clock(exercise, by=by)
        clock.shift(timedelta(hours=1))
        assert left(exercise) == 360
        give_a_minute(exercise, by=by)
        start_clock(exercise, by=by)
        clock.shift(timedelta(minutes=8))
        assert left(exercise) == -60

        give_a_minute(exercise, by=by)
        assert left(exercise) == 60
        next_round(exercise, 1, by=by)
        assert (left(exercise), exercise.round) == (600, 2)


def test_a_night_when_the_clocks_change_makes_no_round_longer() -> None:
    with time_machine.travel("2026-10-25T00:55:00Z", tick=False) as clock:
        tables = make_tables(2)
        exercise = make_exercise(tables[0].meeting, round_minutes=10)
        clock.shift(timedelta(minutes=7))
        assert left(exercise) == 180


def test_a_round_is_begun_once_and_none_after_the_last() -> None:
    tables = make_tables(2)
    by = officer_of(tables[0].meeting.body)
    exercise = make_exercise(tables[0].meeting, rounds=2)

    next_round(exercise, 1, by=by)
    with pytest.raises(Stale):
        next_round(exercise, 1, by=by)
    with pytest.raises(Invalid):
        next_round(exercise, 2, by=by)


def test_it_is_closed_once_and_opened_again_with_the_clock_standing() -> None:
    tables = make_tables(2)
    by = officer_of(tables[0].meeting.body)
    exercise = make_exercise(tables[0].meeting)

    close_exercise(exercise, by=by)
    with pytest.raises(Invalid):
        close_exercise(exercise, by=by)
    open_exercise(exercise, by=by)

    assert exercise.stage == ExerciseStage.OPEN
    assert exercise.round_started_at is None
    with pytest.raises(Invalid):
        open_exercise(exercise, by=by)


def test_nothing_opens_before_the_meeting_without_tables_or_beside_another() -> None:
    meeting = make_meeting()
    by = officer_of(meeting.body)
    early = make_exercise(meeting, opens=False)
    with pytest.raises(NotYet) as missing:
        open_exercise(early, by=by)
    assert [str(one) for one in missing.value.missing] == [
        "att mötet har börjat",
        "bord",
    ]

    make_tables(2, meeting)
    make_exercise(meeting, title="Den som pågår")
    with pytest.raises(NotYet, match="Den som pågår"):
        open_exercise(early, by=by)
    with pytest.raises(NotAllowed):
        open_exercise(early, by=make_user())


def test_a_vote_after_closing_is_not_taken() -> None:
    table, *_ = make_tables(2)
    exercise = make_exercise(table.meeting, ExerciseKind.RANKING)
    one, two = prompts_of(exercise)
    close_exercise(exercise, by=officer_of(table.meeting.body))

    with pytest.raises(NotYet):
        cast(exercise, fresh_key(), {one.pk: 1, two.pk: 2}, table=table)
    assert not Ballot.objects.exists()


def test_the_clock_is_said_as_on_a_clock() -> None:
    assert [written(seconds) for seconds in (725, 5, 0, -30)] == [
        *("12:05", "0:05", "0:00", "–0:30"),
    ]
