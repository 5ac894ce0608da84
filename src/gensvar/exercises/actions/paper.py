"""Entering what stands on paper, also after an exercise has closed."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.actions.voting import put
from gensvar.exercises.actions.writing import as_one_idea, store, stored_key
from gensvar.exercises.models import (
    Ballot,
    Entry,
    Exercise,
    ExerciseKind,
    ExerciseStage,
    Prompt,
    Source,
    Table,
)
from gensvar.exercises.paper import MOST_LINES, Line, lines_in
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import MeetingStage


@transaction.atomic
def enter_ideas(
    table: Table, prompt: Prompt, key: str, text: str, *, by: User, language: str = "sv"
) -> list[Entry]:
    """Store what a table wrote on paper, one idea in each line.

    Each line is kept by the key of the form and its place: the same form again gives
    the same ideas. Raises Invalid at `text`, NotAllowed, and NotYet.
    """
    exercise = prompt.exercise
    version = ask(exercise, table, by)
    doors.is_a(exercise, *doors.WRITTEN)
    lines = lines_in(text)
    if not lines:
        raise Invalid(_("Write one idea in each line."), "text")
    if len(lines) > MOST_LINES:
        raise Invalid(
            _("Write at most %(most)s lines at a time.") % {"most": MOST_LINES}, "text"
        )
    found = []
    for number, line in enumerate(lines):
        stored = stored_key(f"{key}-{number}", table, "paper")
        found.append(_once(table, prompt, stored, line, language, version, by))
    record("enter ideas", exercise, by=by, table=table.pk, lines=len(found))
    return found


def _once(  # noqa: PLR0913 -- what is known of one line
    table: Table,
    prompt: Prompt,
    stored: str,
    line: Line,
    language: str,
    version: int,
    by: User,
) -> Entry:
    kept = as_one_idea(line.text)
    before = Entry.objects.filter(key_hash=stored).first()
    if before is None:
        return store(
            table,
            prompt,
            stored,
            kept,
            language=language,
            version=version,
            source=Source.PAPER,
            by=by,
            marked=line.marked,
            remark=line.remark,
        )
    if before.text != kept:
        raise Invalid(
            _("This form was already saved, with other words. Load a new one."), "text"
        )
    return before


@transaction.atomic
def take_entry_back(entry: Entry, *, by: User) -> None:
    """Take back a line that was entered by mistake; the words stay in the trail."""
    version = ask(entry.exercise, entry.table, by)
    entry.refresh_from_db()
    if entry.source != Source.PAPER:
        raise doors.Shut(_("Only the table that wrote an idea can change it."))
    if entry.taken_back_at is None:
        entry.taken_back_at, entry.version = timezone.now(), version
        entry.save(update_fields=["taken_back_at", "version"])
        record("take entry back", entry, by=by)


@transaction.atomic
def enter_ballots(
    exercise: Exercise, ballots: Mapping[Table, Mapping[int, int]], *, by: User
) -> list[Ballot]:
    """Store the rankings that tables made on paper, as they stand there.

    A paper may hold ties or leave options out even where a phone may not: it is kept
    raw, and the ways of counting tell what that means. A ballot that stands already
    is left alone, so that the same form again changes nothing.
    """
    entered = []
    options = set(exercise.prompts.values_list("pk", flat=True))
    for table, places in ballots.items():
        version = ask(exercise, table, by)
        doors.is_a(exercise, ExerciseKind.RANKING)
        if set(places) - options:
            raise Invalid(_("The options have changed. Load the page."))
        if not places or _stands(exercise, table, places):
            continue
        stored = stored_key(uuid.uuid4().hex, table, "ballot")
        entered.append(
            put(
                exercise,
                stored,
                places,
                table=table,
                version=version,
                source=Source.PAPER,
                by=by,
            )
        )
    return entered


def _stands(exercise: Exercise, table: Table, places: Mapping[int, int]) -> bool:
    standing = Ballot.objects.filter(
        exercise=exercise, table=table, replaced_at__isnull=True
    ).first()
    said = {str(option): place for option, place in places.items()}
    return standing is not None and standing.places == said


def ask(exercise: Exercise, table: Table, by: User) -> int:
    """Ask whether paper may be entered, and return the board's next version."""
    if not may_lead_exercises(by, exercise.meeting):
        raise NotAllowed
    doors.is_of(exercise, table)
    version = next_version(exercise.meeting)
    if exercise.meeting.stage == MeetingStage.CANCELLED:
        raise doors.Shut(_("The meeting is cancelled."))
    exercise.refresh_from_db(fields=["stage"])
    if exercise.stage == ExerciseStage.PLANNED:
        raise doors.Shut(_("The exercise has not begun."))
    doors.notes_are_not_approved(exercise.meeting)
    return version


def not_whole(ballots: Sequence[Ballot], options: Sequence[int]) -> list[Ballot]:
    """Return the ballots that do not give each option a place of its own."""
    whole = list(range(1, len(options) + 1))
    return [one for one in ballots if sorted(one.places.values()) != whole]
