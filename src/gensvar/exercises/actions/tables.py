"""The tables of a meeting: how many, what they are called, and their codes."""

import secrets

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.models import (
    AskedQuestion,
    Ballot,
    Confirmation,
    Dot,
    Entry,
    Exercise,
    ExerciseStage,
    Stress,
    Table,
)
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.secrets import LETTERS
from gensvar.meetings.models import Meeting

CODE_LENGTH = 6
MOST_TABLES = 300
TRIES = 20
HANDED_IN = (Entry, Ballot, Dot, AskedQuestion, Stress, Confirmation)


def new_code() -> str:
    """Return a code by chance: six signs without vowels, easy to read aloud."""
    return "".join(secrets.choice(LETTERS) for _sign in range(CODE_LENGTH))


@transaction.atomic
def set_tables(
    meeting: Meeting, number: int, *, by: User, language: str = "sv"
) -> list[Table]:
    """See that a meeting has so many tables; return all of them by number.

    Those that are too many go from the end. Raises Invalid at `number`, also when one
    of them has handed something in.
    """
    _ask(meeting, by)
    if not 0 <= number <= MOST_TABLES:
        raise Invalid(_("Choose between 0 and 300 tables."), "number")
    tables = list(Table.objects.filter(meeting=meeting))
    for table in reversed(tables[number:]):
        _delete(table, "number")
    for _more in range(number - len(tables)):
        _add(meeting, language)
    next_version(meeting)
    record("set tables", meeting, by=by, number=number)
    return list(Table.objects.filter(meeting=meeting))


@transaction.atomic
def change_table(
    table: Table, *, by: User, number: int, name: str = "", language: str = "sv"
) -> None:
    """Change what a table is called, its number, and the language it writes in.

    Raises Invalid at `number` when another table has it.
    """
    _ask(table.meeting, by)
    if language not in LANGUAGES:
        raise Invalid(_("Choose a language."), "language")
    if number < 1:
        raise Invalid(_("Tables are counted from 1."), "number")
    if number != table.number:
        _check_no_round_runs(table.meeting, "number")
    table.number, table.name, table.language = number, name.strip(), language
    try:
        with transaction.atomic():
            table.save(update_fields=["number", "name", "language"])
    except IntegrityError:
        raise Invalid(
            _("Another table has number %(number)s.") % {"number": number}, "number"
        ) from None
    next_version(table.meeting)
    record("change table", table, by=by, number=number, language=language)


@transaction.atomic
def give_new_code(table: Table, *, by: User) -> None:
    """Give a table another code: the old one opens nothing any longer."""
    _ask(table.meeting, by)
    table.code = _unused_code()
    table.save(update_fields=["code"])
    record("give new code", table, by=by)


@transaction.atomic
def remove_table(table: Table, *, by: User) -> None:
    """Take a table away, unless it has handed something in. Raises Invalid."""
    _ask(table.meeting, by)
    meeting = table.meeting
    record("remove table", table, by=by, number=table.number)
    _delete(table, "")
    next_version(meeting)


@transaction.atomic
def close_table(table: Table, *, by: User) -> None:
    """Let a table stop: its people have joined others. What it wrote stays."""
    _ask(table.meeting, by)
    table.closed_at = timezone.now()
    table.save(update_fields=["closed_at"])
    next_version(table.meeting)
    record("close table", table, by=by)


@transaction.atomic
def open_table(table: Table, *, by: User) -> None:
    """Let a table that had stopped write again."""
    _ask(table.meeting, by)
    table.closed_at = None
    table.save(update_fields=["closed_at"])
    next_version(table.meeting)
    record("open table", table, by=by)


def _ask(meeting: Meeting, by: User) -> None:
    if not may_lead_exercises(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")


def _add(meeting: Meeting, language: str) -> Table:
    last = Table.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return Table.objects.create(
        meeting=meeting, number=(last or 0) + 1, code=_unused_code(), language=language
    )


def _unused_code() -> str:
    for _try in range(TRIES):
        code = new_code()
        if not Table.objects.filter(code=code).exists():
            return code
    raise Invalid(_("There is no code left. Try again."))


def _delete(table: Table, field: str) -> None:
    _check_no_round_runs(table.meeting, field)
    if any(model._default_manager.filter(table=table).exists() for model in HANDED_IN):
        raise Invalid(
            _("Table %(number)s has handed something in, so it stays.")
            % {"number": table.number},
            field,
        )
    table.delete()


def _check_no_round_runs(meeting: Meeting, field: str) -> None:
    """Tables move from station to station by the order of their numbers."""
    if Exercise.objects.filter(meeting=meeting, stage=ExerciseStage.OPEN).exists():
        raise Invalid(
            _("An exercise is under way. Close it before tables change places."), field
        )
