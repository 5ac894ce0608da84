"""What happens in the room: tables are set, people write, rank, ask and take along."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from gensvar.accounts.models import User
from gensvar.analysis.fees import Kind
from gensvar.exercises.actions.answering import ask_for, note_reply
from gensvar.exercises.actions.confirming import confirm
from gensvar.exercises.actions.paper import enter_ballots
from gensvar.exercises.actions.planning import add_exercise
from gensvar.exercises.actions.running import close_exercise, open_exercise
from gensvar.exercises.actions.seating import seat_guests
from gensvar.exercises.actions.stressing import stress
from gensvar.exercises.actions.tables import change_table, set_tables
from gensvar.exercises.actions.taking import take_along
from gensvar.exercises.actions.writing import write
from gensvar.exercises.defaults import start_of
from gensvar.exercises.models import Exercise, ExerciseKind, Prompt, Table
from gensvar.meetings.models import Guest, Meeting
from gensvar.meetings.workflow import take_step
from gensvar.remuneration.actions.claims import decline_pay, round_of, send_claim
from gensvar.remuneration.claiming import Asked, noted_minutes, reckon, terms_of

Words = dict[str, Any]  # Any: what stands in a TOML file
SEED = 7
PAID_NOTHING = 2


def set_up(officer: User, meeting: Meeting, words: Words, ranking: Words) -> None:
    """Set the tables and plan the exercises of a meeting that is to be led."""
    areas = [(area, "") for area in ranking["areas"]]
    tables = set_tables(meeting, words["tables"], by=officer)
    for table, name in zip(tables, words["table_names"], strict=True):
        change_table(table, by=officer, number=table.number, name=name)
    for kind in (ExerciseKind.IDEAS, ExerciseKind.RANKING):
        add_exercise(meeting, kind, start_of(kind).facts, areas, by=officer)
    for kind in (ExerciseKind.QUESTIONS, ExerciseKind.TAKEN_ALONG):
        add_exercise(meeting, kind, start_of(kind).facts, by=officer)


def live_through(
    officer: User, meeting: Meeting, words: Words, start: datetime
) -> Iterator[datetime]:
    """Let the people of one meeting do all its exercises, in the order of time."""
    tables = {t.number: t for t in set_tables(meeting, words["tables"], by=officer)}
    seat_guests(meeting, 1, by=officer, seed=SEED)
    yield start
    meeting.refresh_from_db()
    take_step(meeting, "begin", by=officer)
    yield from _stations(officer, meeting, words["stations"], tables, start)
    yield start + timedelta(minutes=100)
    _rank(officer, meeting, words["ranking"], tables)
    yield start + timedelta(minutes=150)
    _ask(officer, meeting, words["questions"])
    yield start + timedelta(minutes=180)
    _take_along(officer, meeting, words["taken"])


def pay(meeting: Meeting, moment: datetime) -> Iterator[datetime]:
    """Let two of those who came ask to be paid, and one say no to pay."""
    came = list(Guest.objects.filter(meeting=meeting, arrived_at__isnull=False))
    outside = [guest for guest in came if guest.organisation_id]
    for number, guest in enumerate(outside[:3]):
        yield moment + timedelta(hours=9 * number)
        if number == PAID_NOTHING:
            decline_pay(guest, form=round_of(guest))
            continue
        terms = terms_of(meeting)
        if terms is None:
            return
        asked = Asked(
            minutes=noted_minutes(guest),
            receipts={Kind.TRAVEL_RECEIPT: 9_600},
            kinds=frozenset({Kind.MEETING_FEE, Kind.TRAVEL_RECEIPT}),
        )
        shown = reckon(guest, asked, terms).total
        send_claim(guest, asked, form=round_of(guest), shown=shown)


def _stations(
    officer: User,
    meeting: Meeting,
    stations: list[Words],
    tables: dict[int, Table],
    start: datetime,
) -> Iterator[datetime]:
    prompts = [(one["words"], one["hint"]) for one in stations]
    facts = {**start_of(ExerciseKind.STATIONS).facts, "rounds": len(prompts)}
    exercise = add_exercise(meeting, ExerciseKind.STATIONS, facts, prompts, by=officer)
    yield start + timedelta(minutes=20)
    open_exercise(exercise, by=officer)
    for prompt, station in zip(exercise.prompts.all(), stations, strict=True):
        _write(prompt, station["ideas"], tables)
    yield start + timedelta(minutes=88)
    wrote = {idea["table"] for station in stations for idea in station["ideas"]}
    for number in sorted(wrote):
        confirm(exercise, table=tables[number])
    close_exercise(exercise, by=officer)


def _write(prompt: Prompt, ideas: list[Words], tables: dict[int, Table]) -> None:
    for number, idea in enumerate(ideas):
        written = write(
            tables[idea["table"]],
            prompt,
            f"demo-{prompt.pk}-{number}",
            idea["t"],
            idea.get("language", "sv"),
        )
        for other in idea.get("stress", ()):
            stress(written.entry, table=tables[other])


def _rank(
    officer: User, meeting: Meeting, words: Words, tables: dict[int, Table]
) -> None:
    areas = [(area, "") for area in words["areas"]]
    exercise = _open(officer, meeting, ExerciseKind.RANKING, areas)
    options = list(exercise.prompts.values_list("pk", flat=True))
    ballots = {
        tables[number]: dict(zip(options, places, strict=True))
        for number, places in enumerate(words["ballots"], 1)
    }
    enter_ballots(exercise, ballots, by=officer)
    close_exercise(exercise, by=officer)


def _ask(officer: User, meeting: Meeting, questions: list[Words]) -> None:
    exercise = _open(officer, meeting, ExerciseKind.QUESTIONS)
    for number, one in enumerate(questions):
        asked = ask_for(
            exercise,
            f"demo-{number}",
            one["words"],
            by=officer,
            asker=one.get("asker", ""),
        )
        if "answer" in one:
            who = "Anders Nyberg, regionstyrelsens ordförande"
            note_reply(asked, who, one["answer"], one["state"], by=officer)
    close_exercise(exercise, by=officer)


def _take_along(officer: User, meeting: Meeting, taken: list[Words]) -> None:
    exercise = _open(officer, meeting, ExerciseKind.TAKEN_ALONG)
    for one in taken:
        take_along(exercise, one["side"], one["by"], one["words"], by=officer)
    close_exercise(exercise, by=officer)


def _open(
    officer: User,
    meeting: Meeting,
    kind: ExerciseKind,
    prompts: list[tuple[str, str]] | None = None,
) -> Exercise:
    facts = start_of(kind).facts
    exercise = add_exercise(meeting, kind, facts, prompts or [], by=officer)
    open_exercise(exercise, by=officer)
    return exercise
