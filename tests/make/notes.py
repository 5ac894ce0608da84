"""Results of exercises and trees of notes, made for tests."""

from datetime import UTC, datetime

from gensvar.exercises.results import (
    Asked,
    ExerciseResult,
    Idea,
    PromptResult,
    TableMark,
)
from gensvar.meeting_notes.queries.making import content_from
from gensvar.meeting_notes.tree import Content, Facts, Point
from gensvar.meetings.models import Meeting

FACTS = Facts(
    place="Folkets hus Granfors",
    starts_at=datetime(2024, 5, 13, 12, tzinfo=UTC),
    ends_at=datetime(2024, 5, 13, 15, 30, tzinfo=UTC),
    registered_persons=57,
    registered_organisations=44,
    organisations=("Förening A", "Förening B"),
    reported_persons=59,
    reported_organisations=45,
)


def make_idea(text: str, number: int = 1, emphasis: int = 0, table: int = 1) -> Idea:
    """Make what one table wrote, stressed by as many others as the emphasis tells."""
    others = {0: 0, 1: 2, 2: 3}[emphasis]
    stressed = tuple(TableMark(table + 1 + n) for n in range(others))
    return Idea(number, text, "sv", TableMark(table), stressed, emphasis)


def make_stations(*prompts: tuple[str, tuple[tuple[str, int], ...]]) -> ExerciseResult:
    """Make stations: the words of each question, and texts with their emphasis."""
    numbers = iter(range(1, 100_000))
    return ExerciseResult(
        1,
        "stations",
        "Förutsättningar",
        prompts=tuple(
            PromptResult(
                place,
                words,
                ideas=tuple(make_idea(text, next(numbers), e) for text, e in said),
            )
            for place, (words, said) in enumerate(prompts, 1)
        ),
    )


def make_questions(*asked: Asked) -> ExerciseResult:
    """Make a question round."""
    return ExerciseResult(9, "questions", "Till ordföranden", asked=asked)


def make_content(*results: ExerciseResult, points: tuple[Point, ...] = ()) -> Content:
    """Make the tree of notes of a meeting that is not stored."""
    meeting = Meeting(
        title="Dialogmötet", purpose="Att prata.", goal="Idéer.", next_step="Vi ses."
    )
    return content_from(meeting, FACTS, points, results)
