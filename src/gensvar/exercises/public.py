"""The portal's door: what a table does and sees, and what the whole room sees.

A table is known by its code alone. What leaves here is plain data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from gensvar.exercises import live
from gensvar.exercises.actions import (
    asking,
    confirming,
    stressing,
    voting,
    writing,
)
from gensvar.exercises.actions.voting import field_of
from gensvar.exercises.actions.writing import LONGEST_IDEA
from gensvar.exercises.doors import Shut
from gensvar.exercises.live import News
from gensvar.exercises.models import Entry, Exercise, Prompt, Table
from gensvar.exercises.over import Over, is_watched
from gensvar.exercises.pages import (
    ExerciseHere,
    IdeaHere,
    Live,
    PromptHere,
    ScreenPage,
    TablePage,
)
from gensvar.exercises.queries.seating import SeatOf, seats_of
from gensvar.exercises.queries.tables import (
    all_of_others,
    idea_here,
    over_on_screen,
    over_with_code,
    screen_page,
    table_with,
)
from gensvar.exercises.queries.tables import table_page as _table_page
from gensvar.exercises.readings import told
from gensvar.kernel.prepared import NUMBER, Prepared
from gensvar.kernel.secrets import hashed
from gensvar.meetings.models import Guest

__all__ = [
    "LONGEST_IDEA",
    "ExerciseHere",
    "IdeaHere",
    "Live",
    "News",
    "Over",
    "PromptHere",
    "Saved",
    "ScreenPage",
    "SeatOf",
    "Shut",
    "TablePage",
    "field_of",
    "knows",
    "news",
    "over_on_screen",
    "over_with_code",
    "screen_page",
    "seat_of",
    "told",
]


@dataclass(frozen=True)
class Saved:
    """What was stored: the idea or question, and when."""

    id: int
    at: datetime
    is_new: bool = True


def table_page(code: str, browser: str = "") -> TablePage | None:
    """Return what the page of a table shows, or None when no table has the code.

    `browser` is a secret that only one phone holds: its own dots are shown.
    """
    table = table_with(code)
    return _table_page(table, _voter(browser)) if table else None


def news(key: str, after: int) -> News | None:
    """Return what is new on a board since a version; None where nobody may watch."""
    return live.news(key, after) if is_watched(key) else None


def knows(code: str) -> str:
    """Return a table's code as it is kept, or nothing when no table has it."""
    table = table_with(code)
    return table.code if table else ""


def ideas_of_others(
    code: str, start: int, end: int
) -> tuple[list[tuple[str, IdeaHere]], int]:
    """Return a slice of what others have written where a table is, and how many.

    Each idea stands with the words it was written under. Raises Http404 for no table.
    """
    return all_of_others(_table(code), start, end)


def own_idea(code: str, number: int) -> IdeaHere | None:
    """Return an idea that the table itself wrote and that stands, or None."""
    table, entry = _table_and_entry(code, number)
    stands = entry.replaced_by_id is None and entry.taken_back_at is None
    return idea_here(entry, table) if entry.table_id == table.pk and stands else None


_PROMPT = Prepared(
    lambda prompt, meeting: Prompt.objects.filter(
        pk=prompt, exercise__meeting=meeting
    ).select_related("exercise"),
    NUMBER,
    NUMBER,
)


def write(code: str, prompt: int, key: str, text: str, language: str) -> Saved:
    """Store one idea, the same for every retry. Raises Invalid and Shut."""
    table = _table(code)
    found = _PROMPT.first(prompt, table.meeting_id)
    if found is None:
        raise Http404
    written = writing.write(table, found, key, text, language)
    return Saved(written.entry.pk, written.entry.written_at, written.is_new)


def write_anew(code: str, number: int, key: str, text: str, language: str) -> Saved:
    """Store a newer wording of the table's own idea. Raises Invalid and Shut."""
    table, entry = _table_and_entry(code, number)
    written = writing.write_anew(entry, key, text, table=table, language=language)
    return Saved(written.entry.pk, written.entry.written_at, written.is_new)


def take_back(code: str, number: int) -> None:
    """Take the table's own idea back. Raises Shut."""
    table, entry = _table_and_entry(code, number)
    writing.take_back(entry, table=table)


def bring_back(code: str, number: int) -> None:
    """Undo that. Raises Shut."""
    table, entry = _table_and_entry(code, number)
    writing.bring_back(entry, table=table)


def stress(code: str, number: int, *, off: bool = False) -> None:
    """Stress another table's idea, or no more. Raises Invalid and Shut."""
    table, entry = _table_and_entry(code, number)
    act: Callable[..., object] = stressing.stress_no_more if off else stressing.stress
    act(entry, table=table)


def confirm(code: str, exercise: int, *, reopens: bool = False) -> None:
    """Stand by the table's text, or open it again. Raises Shut."""
    table = _table(code)
    act: Callable[..., object] = confirming.reopen if reopens else confirming.confirm
    act(_exercise(table, exercise), table=table)


def rank(code: str, exercise: int, key: str, places: Mapping[int, int]) -> None:
    """Cast the table's ballot. Raises Invalid at `place_<id>`, and Shut."""
    table = _table(code)
    voting.cast(_exercise(table, exercise), key, places, table=table)


def put_dots(
    code: str, exercise: int, browser: str, numbers: Mapping[int, int]
) -> None:
    """Put one phone's dots; the latest count. Raises Invalid and Shut."""
    table = _table(code)
    found = _exercise(table, exercise)
    voting.put_dots(found, _voter(browser), numbers, table=table)


def ask(code: str, exercise: int, key: str, words: str, asker: str) -> Saved:
    """Put a question last in the queue, once for each key. Raises Invalid and Shut."""
    table = _table(code)
    asked = asking.ask(
        _exercise(table, exercise),
        key,
        words,
        table=table,
        asker=asker,
        language=table.language,
    )
    return Saved(asked.pk, asked.queued_at)


def seat_of(guest: Guest) -> list[SeatOf]:
    """Return where a guest sits, round by round; nothing before anyone is seated."""
    return seats_of(guest.pk)


def _voter(browser: str) -> str:
    return hashed("voter", browser) if browser else ""


def _table(code: str) -> Table:
    table = table_with(code)
    if table is None:
        raise Http404
    return table


def _exercise(table: Table, number: int) -> Exercise:
    found = Exercise.objects.filter(pk=number, meeting=table.meeting_id).first()
    if found is None:
        raise Http404
    return found


def _table_and_entry(code: str, number: int) -> tuple[Table, Entry]:
    table = _table(code)
    entry = (
        Entry.objects.filter(pk=number, exercise__meeting=table.meeting_id)
        .select_related("exercise", "prompt__exercise", "table")
        .first()
    )
    if entry is None:
        raise Http404
    return table, entry
