"""Making the tree of notes out of the meeting itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gensvar.exercises.queries.results import results_of
from gensvar.exercises.results import ExerciseResult, Idea, PromptResult
from gensvar.meeting_notes.tree import (
    Asked,
    Cast,
    Content,
    Declared,
    Facts,
    Part,
    Place,
    Point,
    Said,
    Statement,
)
from gensvar.meetings.interests import told_of
from gensvar.meetings.models import AgendaItem, ItemState, Meeting, Tells
from gensvar.meetings.queries import came_to

WRITTEN = ("speech", "text")
SAYING = ("stations", "ideas")


def content_of(meeting: Meeting) -> Content:
    """Return the notes as the meeting itself tells them."""
    return content_from(
        meeting, facts_of(meeting), points_of(meeting), results_of(meeting)
    )


def content_from(
    meeting: Meeting,
    facts: Facts,
    points: Sequence[Point],
    results: Iterable[ExerciseResult],
) -> Content:
    """Put facts, agenda and what came out of the exercises together."""
    parts: list[Part] = [Part("facts", "facts")]
    if meeting.purpose:
        parts.append(Part("purpose", "purpose", words=meeting.purpose))
    if meeting.goal:
        parts.append(Part("goal", "goal", words=meeting.goal))
    if points:
        parts.append(Part("agenda", "agenda", points=tuple(points)))
    for number, result in enumerate(results, 1):
        parts += _parts_of(number, result)
    parts.append(
        Part("next", "next", words=meeting.next_step, hint=meeting.no_next_step_reason)
    )
    parts.append(Part("method", "method"))
    return Content(meeting.title, facts, tuple(parts))


def facts_of(meeting: Meeting) -> Facts:
    """Return where and when, who was registered as present, and what was reported."""
    came = list(came_to(meeting).values_list("organisation__name", flat=True))
    organisations = tuple(sorted({name for name in came if name}))
    return Facts(
        place=meeting.place,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        registered_persons=len(came),
        registered_organisations=len(organisations),
        organisations=organisations,
        reported_persons=meeting.reported_persons,
        reported_organisations=meeting.reported_organisations,
        interests=interests_of(meeting),
    )


def interests_of(meeting: Meeting) -> tuple[Declared, ...]:
    """Return the interests that those who declared them let be written in the notes."""
    found = told_of(meeting, Tells.NOTES)
    return tuple(Declared(one.who, one.items, one.words) for one in found)


def points_of(meeting: Meeting) -> tuple[Point, ...]:
    """Return the agenda as it was kept: what was moved or parked is left out."""
    items = AgendaItem.objects.filter(meeting=meeting, state=ItemState.ACCEPTED)
    return tuple(Point(item.title, item.speaker, item.words) for item in items)


def _parts_of(number: int, result: ExerciseResult) -> Iterator[Part]:
    whole = Part(
        f"exercise-{result.id}",
        "exercise",
        title=result.title,
        number=str(number),
        words=result.instruction,
        method=result.kind,
        unconfirmed=tuple(table.number for table in result.unconfirmed),
    )
    if result.kind in SAYING:
        yield whole
        for place, prompt in enumerate(result.prompts, 1):
            yield _prompt(f"{number}.{place}", result.kind, prompt)
    elif result.kind == "ranking":
        yield replace(
            whole,
            kind="ranking",
            options=tuple(prompt.words for prompt in result.prompts),
            ballots=tuple(_cast(*ballot) for ballot in result.ballots),
        )
    elif result.kind == "dots":
        yield replace(
            whole,
            kind="dots",
            options=tuple(prompt.words for prompt in result.prompts),
            counts=tuple(prompt.dots for prompt in result.prompts),
        )
    elif result.kind == "questions":
        yield replace(whole, kind="questions", asked=tuple(_asked(result)))
    else:
        taken = tuple(Statement(taken.by, taken.words) for taken in result.taken)
        yield replace(whole, kind="taken", statements=taken)


def _prompt(number: str, method: str, prompt: PromptResult) -> Part:
    return Part(
        f"prompt-{prompt.id}",
        "prompt",
        title=prompt.words,
        number=number,
        hint=prompt.hint,
        method=method,
        said=tuple(_said(idea) for idea in prompt.ideas),
    )


def _said(idea: Idea) -> Said:
    return Said(
        idea.id,
        idea.text,
        idea.language,
        idea.emphasis,
        idea.by.number,
        tuple(table.number for table in idea.stressed_by),
        idea.remark,
        idea.dots,
    )


def _cast(table: int, places: dict[str, int]) -> Cast:
    return Cast(table, tuple(Place(name, place) for name, place in places.items()))


def _asked(result: ExerciseResult) -> Iterator[Asked]:
    for asked in result.asked:
        answers = tuple(Statement(by, words) for by, words in asked.answers)
        yield Asked(asked.id, asked.words, asked.asker, answers, asked.state)


def renewed(made: Content, before: Content) -> Content:
    """Return what the meeting tells now, with what an officer wrote before.

    Introductions stay with their part; speeches and texts stay where they stood, after
    the part that they followed.
    """
    kept = {part.key: part.introduction for part in before.parts if part.introduction}
    parts = [replace(part, introduction=kept.get(part.key, "")) for part in made.parts]
    previous = ""
    for part in before.parts:
        if part.kind in WRITTEN:
            places = [n for n, one in enumerate(parts) if one.key == previous]
            parts.insert(places[0] + 1 if places else len(parts) - 2, part)
        previous = part.key
    return replace(made, parts=tuple(parts))
