"""What a table sees on its own page, and what the whole room sees."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import QuerySet

from gensvar.exercises.clock import seconds_left
from gensvar.exercises.doors import WRITTEN
from gensvar.exercises.emphasis import emphasis
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Board,
    Confirmation,
    Dot,
    Entry,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Table,
)
from gensvar.exercises.over import Over, over
from gensvar.exercises.pages import (
    ExerciseHere,
    IdeaHere,
    Live,
    PromptHere,
    ScreenPage,
    TablePage,
)
from gensvar.exercises.queries.others import of_others, prompts_here
from gensvar.exercises.queries.results import results_of, standing_entries
from gensvar.exercises.queries.showing import (
    handed_in,
    is_hidden,
    shown_exercise,
    state_of,
)
from gensvar.exercises.results import ExerciseResult
from gensvar.kernel.languages import direction
from gensvar.kernel.prepared import TEXT, Prepared
from gensvar.kernel.secrets import normalised
from gensvar.meetings.models import Meeting, MeetingStage

VOTED = (ExerciseKind.RANKING, ExerciseKind.DOTS)
# So many ideas of others are shown, the latest; a page of its own shows them all.
SHOWN_ON_SCREEN = 12
MOST_OF_OTHERS = 120


_WITH_CODE = Prepared(
    lambda code: Table.objects.filter(code=code).select_related("meeting"), TEXT
)


def table_with(code: str) -> Table | None:
    """Return the table whose page a code opens, as typed by a person.

    After the meeting, or when it is cancelled, a code opens none.
    """
    table = _WITH_CODE.first(normalised(code))
    return None if table is None or over(table.meeting) else table


def over_with_code(code: str) -> Over | None:
    """Return what a table's code says of a meeting that is over, or None."""
    table = _WITH_CODE.first(normalised(code))
    return over(table.meeting) if table else None


def over_on_screen(key: str) -> Over | None:
    """Return what the view of the room says of a meeting that is over, or None."""
    board = Board.objects.filter(key=key).select_related("meeting").first()
    return over(board.meeting) if board else None


def table_page(table: Table, voter: str = "") -> TablePage:
    """Return all that the page of a table shows. `voter` is whose dots it shows."""
    # The board first: what comes after it is told by the live log.
    board = Board.objects.filter(meeting=table.meeting_id).first()
    exercise = shown_exercise(table.meeting_id)
    numbers = _numbers(table.meeting_id)
    page = TablePage(
        code=table.code,
        number=table.number,
        name=table.name,
        language=table.language,
        meeting=table.meeting.title,
        is_under_way=table.meeting.stage == MeetingStage.UNDER_WAY,
        is_closed=table.closed_at is not None,
        live=_live(board, exercise, len(numbers)),
    )
    if exercise is None:
        return page
    return _with_exercise(page, exercise, table, numbers, voter)


def _with_exercise(
    page: TablePage, exercise: Exercise, table: Table, numbers: list[int], voter: str
) -> TablePage:
    confirmed = Confirmation.objects.filter(
        exercise=exercise, table=table, reopened_at=None
    ).first()
    places = _places(exercise, table)
    dots = _dots(exercise, voter)
    prompts = _prompts(exercise, table, numbers, places, dots)
    return TablePage(
        **{
            **vars(page),
            "exercise": _exercise(exercise),
            "prompts": prompts,
            "of_others": _number_of_others(exercise, table, prompts),
            "confirmed_at": confirmed.at if confirmed else None,
            "has_voted": bool(places or dots),
            "questions": _questions(exercise, table),
        }
    )


def screen_page(key: str) -> ScreenPage | None:
    """Return all that the whole room sees; None for no such board, or one that is over.

    While a vote is open nothing of it is shown: who sees how others vote votes
    otherwise than by its own mind.
    """
    board = Board.objects.filter(key=key).select_related("meeting").first()
    if board is None or over(board.meeting):
        return None
    meeting = board.meeting
    exercise = shown_exercise(meeting.pk)
    tables = len(_numbers(meeting.pk))
    page = ScreenPage(
        meeting=meeting.title,
        is_under_way=meeting.stage == MeetingStage.UNDER_WAY,
        live=_live(board, exercise, tables),
    )
    if exercise is None:
        return page
    return ScreenPage(
        **{
            **vars(page),
            "exercise": _exercise(exercise),
            "prompts": _for_everyone(exercise),
            "result": _result(meeting, exercise),
        }
    )


def _numbers(meeting: int) -> list[int]:
    """Return the tables of a meeting in order: their places in the rotation."""
    return list(Table.objects.filter(meeting=meeting).values_list("pk", flat=True))


def _live(board: Board | None, exercise: Exercise | None, tables: int) -> Live:
    written = exercise is not None and exercise.kind not in VOTED
    return Live(
        key=board.key if board else "",
        version=board.version if board else 0,
        state=state_of(exercise),
        left=seconds_left(exercise) if exercise else 0,
        runs=bool(exercise and exercise.round_started_at),
        handed_in=handed_in(exercise) if exercise and not written else 0,
        tables=tables,
        confirmed=Confirmation.objects.filter(
            exercise=exercise, reopened_at=None
        ).count()
        if exercise and written
        else 0,
    )


def _exercise(one: Exercise) -> ExerciseHere:
    return ExerciseHere(
        id=one.pk,
        kind=one.kind,
        title=one.title,
        instruction=one.instruction,
        is_open=one.stage == ExerciseStage.OPEN,
        is_hidden=is_hidden(one),
        round=one.round,
        rounds=one.rounds,
        allows_ties=one.allows_ties,
        allows_incomplete=one.allows_incomplete,
        most_dots=one.most_dots,
    )


def _prompts(
    exercise: Exercise,
    table: Table,
    numbers: list[int],
    places: dict[str, int],
    dots: dict[int, int],
) -> tuple[PromptHere, ...]:
    prompts = list(exercise.prompts.all())
    here = prompts_here(exercise, table, numbers, prompts)
    ours = _by_prompt(standing_entries([exercise]).filter(table=table), table)
    others = _by_prompt(of_others(exercise, table, here)[:MOST_OF_OTHERS], table)
    return tuple(
        PromptHere(
            id=prompt.pk,
            words=prompt.words,
            hint=prompt.hint,
            is_ours_now=prompt.pk in here,
            ours=tuple(ours[prompt.pk]),
            others=tuple(others[prompt.pk]),
            place=places.get(str(prompt.pk)),
            dots=dots.get(prompt.pk, 0),
        )
        for prompt in prompts
    )


def _number_of_others(
    exercise: Exercise, table: Table, prompts: Sequence[PromptHere]
) -> int:
    """Return how many ideas others have where a table is, counted if some are cut."""
    shown = sum(len(prompt.others) for prompt in prompts)
    if shown < MOST_OF_OTHERS:
        return shown
    here = [prompt.id for prompt in prompts if prompt.is_ours_now]
    return of_others(exercise, table, here).count()


def all_of_others(
    table: Table, start: int, end: int
) -> tuple[list[tuple[str, IdeaHere]], int]:
    """Return a slice of what others have written where a table is, and how many.

    Each stands with the words it was written under, the latest first.
    """
    exercise = shown_exercise(table.meeting_id)
    if exercise is None or exercise.kind not in WRITTEN:
        return [], 0
    prompts = {prompt.pk: prompt for prompt in exercise.prompts.all()}
    numbers = _numbers(table.meeting_id)
    here = prompts_here(exercise, table, numbers, list(prompts.values()))
    rows = of_others(exercise, table, here)
    found = [
        (prompts[row.prompt_id].words, idea_here(row, table)) for row in rows[start:end]
    ]
    return found, rows.count()


def _for_everyone(exercise: Exercise) -> tuple[PromptHere, ...]:
    rows = standing_entries([exercise]).order_by("-pk")
    ideas = _by_prompt(
        rows.none() if is_hidden(exercise) else rows[:MOST_OF_OTHERS], None
    )
    return tuple(
        PromptHere(
            id=prompt.pk,
            words=prompt.words,
            hint=prompt.hint,
            others=tuple(ideas[prompt.pk][:SHOWN_ON_SCREEN]),
        )
        for prompt in exercise.prompts.all()
    )


def _by_prompt(
    entries: QuerySet[Entry], table: Table | None
) -> defaultdict[int, list[IdeaHere]]:
    found: defaultdict[int, list[IdeaHere]] = defaultdict(list)
    for entry in entries:
        found[entry.prompt_id].append(idea_here(entry, table))
    return found


def idea_here(entry: Entry, table: Table | None) -> IdeaHere:
    """Return an idea as a table sees it; `entry.standing` holds who stresses it."""
    tables = [stress.table for stress in getattr(entry, "standing", ())]
    numbers = sorted({other.number for other in tables})
    return IdeaHere(
        id=entry.pk,
        text=entry.text,
        language=entry.language,
        direction=direction(entry.language),
        by=entry.table.number,
        emphasis=emphasis(len(numbers), entry.marked),
        stressed_by=tuple(numbers),
        is_stressed_by_us=table is not None and table.number in numbers,
    )


def _places(exercise: Exercise, table: Table) -> dict[str, int]:
    if exercise.kind != ExerciseKind.RANKING:
        return {}
    ballot = Ballot.objects.filter(
        exercise=exercise, table=table, replaced_at=None
    ).first()
    return dict(ballot.places) if ballot else {}


def _dots(exercise: Exercise, voter: str) -> dict[int, int]:
    if exercise.kind != ExerciseKind.DOTS or not voter:
        return {}
    rows = Dot.objects.filter(exercise=exercise, voter=voter, prompt__isnull=False)
    return dict(rows.values_list("prompt", "number"))


def _questions(exercise: Exercise, table: Table) -> tuple[str, ...]:
    if exercise.kind != ExerciseKind.QUESTIONS:
        return ()
    rows = AskedQuestion.objects.filter(exercise=exercise, table=table)
    return tuple(rows.values_list("words", flat=True))


def _result(meeting: Meeting, exercise: Exercise) -> ExerciseResult | None:
    if exercise.kind not in VOTED or is_hidden(exercise):
        return None
    found: Sequence[ExerciseResult] = results_of(meeting)
    return next(one for one in found if one.id == exercise.pk)
