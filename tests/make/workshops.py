"""A workshop led from the stations to what is taken along."""

from dataclasses import dataclass

from gensvar.exercises.actions import answering, confirming, paper, stressing, taking
from gensvar.exercises.actions.running import next_round, open_exercise
from gensvar.exercises.actions.seating import seat_guests
from gensvar.exercises.models import Exercise, ExerciseKind, Table
from gensvar.meetings.models import Meeting
from tests.make.dialogues import officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_idea,
    make_tables,
    prompts_of,
)
from tests.make.meetings import make_arrival, make_meeting, make_organisation

# Section 1.5 of the domain: the n-th place of each area is the n-th table's.
AREAS = (
    ("Samma villkor", ""),
    ("Lära känna varandra", ""),
    ("Stöd som håller", ""),
)
RANKS = (
    *((3, 2, 1), (2, 1, 2), (3, 2, 1), (3, 1, 2)),
    *((3, 2, 1), (1, 1, 2), (3, 1, 1), (3, 1, 2)),
)
STATIONS = (
    ("Vilka möjligheter ser ni?", "Vad blir bättre, och för vem?"),
    ("Vad känner ni?", "En känsla behöver inget skäl."),
    ("Vilka risker ser ni?", "Vad kan gå fel?"),
    ("Vilka nya sätt kan ni tänka er?", "Också det som ingen har prövat."),
)


@dataclass(frozen=True)
class Workshop:
    """A meeting under way, its tables, and an exercise of each kind."""

    meeting: Meeting
    tables: list[Table]
    stations: Exercise
    ranking: Exercise
    questions: Exercise
    taken: Exercise
    planned: Exercise


def make_workshop(tables: int = 8) -> Workshop:
    """Lead a meeting until the stations are in their second round."""
    meeting = make_meeting()
    shared = make_organisation("Byalaget i Granfors")
    for number in range(2 * tables):
        more = {"organisation": shared} if number < 3 else {}
        make_arrival(meeting, f"Deltagare {number + 1}", **more)
    found = make_tables(tables, meeting)
    seat_guests(meeting, 2, by=officer_of(meeting.body), seed=7)
    planned = make_exercise(
        meeting, ExerciseKind.IDEAS, AREAS, opens=False, title="Idéer: hur gör vi?"
    )
    ranking = rank(meeting, found)
    questions = ask(meeting, found)
    taken = take(meeting)
    stations = make_exercise(
        meeting, ExerciseKind.STATIONS, STATIONS, rounds=4, round_minutes=12
    )
    write_at(stations, found)
    next_round(stations, 1, by=officer_of(meeting.body))
    return Workshop(meeting, found, stations, ranking, questions, taken, planned)


def rank(meeting: Meeting, tables: list[Table]) -> Exercise:
    """Let tables rank the three areas as they did in section 1.5, on paper."""
    ranking = make_exercise(
        meeting, ExerciseKind.RANKING, AREAS, title="Vad kommer först?"
    )
    options = [prompt.pk for prompt in prompts_of(ranking)]
    ballots = {
        table: dict(zip(options, places, strict=True))
        for table, places in zip(tables, RANKS, strict=False)
    }
    paper.enter_ballots(ranking, ballots, by=officer_of(meeting.body))
    close(ranking)
    return ranking


def ask(meeting: Meeting, tables: list[Table]) -> Exercise:
    """Let tables ask; one question is answered, one speaks, one waits."""
    by = officer_of(meeting.body)
    round_ = make_exercise(meeting, ExerciseKind.QUESTIONS, title="Frågor från salen")
    first, second, third = (
        answering.ask_for(round_, fresh_key(), words, by=by, table=table)
        for words, table in zip(
            (
                "När får vi veta hur det går med bidragen?",
                "Vem ska vi vända oss till?",
                "Hur når ni dem som inte är här?",
            ),
            tables,
            strict=False,
        )
    )
    answering.begin_speaking(first, by=by)
    answering.note_reply(
        first, "Ordföranden i nämnden", "Budgeten beslutas i juni.", "partly", by=by
    )
    answering.begin_speaking(second, by=by)
    assert third.speaks_from is None
    close(round_)
    return round_


def take(meeting: Meeting) -> Exercise:
    """Let a recipient say what it takes along."""
    taken = make_exercise(meeting, ExerciseKind.TAKEN_ALONG, title="Det vi tar med oss")
    by = officer_of(meeting.body)
    taking.take_along(
        taken, "region", "Nämnden", "Vi vill ses oftare, och tidigare.", by=by
    )
    close(taken)
    return taken


def write_at(stations: Exercise, tables: list[Table]) -> None:
    """Let tables write, stress each other and confirm."""
    prompts = prompts_of(stations)
    for number, table in enumerate(tables):
        prompt = prompts[number % len(prompts)]
        idea = make_idea(table, prompt, f"Ses oftare, förslag {number + 1}")
        for other in tables[: number % 5]:
            if other != table:
                stressing.stress(idea, table=other)
        if number % 3 == 0:
            confirming.confirm(stations, table=table)


def reopen(exercise: Exercise) -> None:
    """Open an exercise again, after the one that is open has closed."""
    open_exercise(exercise, by=officer_of(exercise.meeting.body))
