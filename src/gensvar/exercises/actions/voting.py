"""Ballots that rank, and dots: stored as they were cast, never repaired."""

from collections import Counter
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.actions.writing import stored_key
from gensvar.exercises.models import (
    Ballot,
    Dot,
    Exercise,
    ExerciseKind,
    Prompt,
    Source,
    Table,
)
from gensvar.exercises.queries.dots import dots_put, purse_of
from gensvar.kernel.errors import Invalid

Places = Mapping[int, int]


@transaction.atomic
def cast(exercise: Exercise, key: str, places: Places, *, table: Table) -> Ballot:
    """Store a table's ranking: a place, from 1, for each prompt by its id.

    The same key again gives the same ballot; another one takes the place of the
    earlier, which is kept. Raises Invalid at the option that cannot be right
    (`place_<id>`), and NotYet when nothing is taken any more.
    """
    stored = stored_key(key, table, "ballot")
    version = next_version(table.meeting)
    if (before := Ballot.objects.filter(key_hash=stored).first()) is not None:
        return _same(before, places)
    doors.is_open_for(exercise, table)
    doors.is_a(exercise, ExerciseKind.RANKING)
    doors.has_room_for_ballots(exercise, table)
    check_places(exercise, places)
    return put(exercise, stored, places, table=table, version=version)


def put(  # noqa: PLR0913 -- what is known of a ballot
    exercise: Exercise,
    stored: str,
    places: Places,
    *,
    table: Table,
    version: int,
    source: str = Source.LIVE,
    by: User | None = None,
) -> Ballot:
    """Put a ballot in place of the table's earlier one."""
    now = timezone.now()
    Ballot.objects.filter(
        exercise=exercise, table=table, replaced_at__isnull=True
    ).update(replaced_at=now, version=version)
    ballot = Ballot.objects.create(
        exercise=exercise,
        table=table,
        key_hash=stored,
        places={str(option): place for option, place in places.items()},
        source=source,
        entered_by=by,
        cast_at=now,
        version=version,
    )
    record("cast ballot", ballot, by=by, exercise=exercise.pk, table=table.pk)
    return ballot


def check_places(exercise: Exercise, places: Places) -> None:
    """Refuse a ranking that the exercise does not allow, at the first wrong option."""
    options = list(exercise.prompts.values_list("pk", flat=True))
    if set(places) - set(options):
        raise Invalid(_("The options have changed. Load the page and rank again."))
    if not places:
        raise Invalid(_("Give at least one option a place."))
    for option, place in places.items():
        if not 1 <= place <= len(options):
            raise Invalid(
                _("Choose a place from 1 to %(last)s.") % {"last": len(options)},
                field_of(option),
            )
    _check_ties(exercise, places)
    left_out = [option for option in options if option not in places]
    if left_out and not exercise.allows_incomplete:
        raise Invalid(_("Give every option a place."), field_of(left_out[0]))


def _check_ties(exercise: Exercise, places: Places) -> None:
    often = Counter(places.values())
    tied = [option for option, place in places.items() if often[place] > 1]
    if tied and not exercise.allows_ties:
        raise Invalid(
            _(
                "Several options have place %(place)s. Here each option has a place "
                "of its own: change one of them."
            )
            % {"place": places[tied[1]]},
            field_of(tied[1]),
        )


def field_of(option: int) -> str:
    """Return the name of the field in which an option gets its place."""
    return f"place_{option}"


def _same(before: Ballot, places: Places) -> Ballot:
    if before.places != {str(option): place for option, place in places.items()}:
        raise Invalid(
            _("This form was already sent, with another ranking. Send again."), "key"
        )
    return before


@transaction.atomic
def put_dots(
    exercise: Exercise, voter: str, numbers: Mapping[int, int], *, table: Table
) -> None:
    """Put so many dots on each prompt, by its id; the latest sending counts.

    `voter` is the hash of a secret that only one phone holds. As a phone can forget
    it and be another, the people at the table are what counts in the end. Raises
    Invalid when there are more dots than one has or the table has left, and NotYet
    when nothing is taken any more.
    """
    version = next_version(table.meeting)
    doors.is_open_for(exercise, table)
    doors.is_a(exercise, ExerciseKind.DOTS)
    _check_dots(exercise, numbers)
    _check_left(exercise, voter, sum(numbers.values()), table)
    now = timezone.now()
    Dot.objects.filter(exercise=exercise, voter=voter, prompt__isnull=False).exclude(
        prompt__in=list(numbers)
    ).update(number=0, at=now, version=version)
    for option, number in numbers.items():
        Dot.objects.update_or_create(
            exercise=exercise,
            voter=voter,
            prompt=Prompt(pk=option),
            defaults={"number": number, "table": table, "at": now, "version": version},
        )
    record("put dots", exercise, table=table.pk)


def _check_dots(exercise: Exercise, numbers: Mapping[int, int]) -> None:
    options = set(exercise.prompts.values_list("pk", flat=True))
    if set(numbers) - options:
        raise Invalid(_("The options have changed. Load the page and choose again."))
    for option, number in numbers.items():
        if number < 0:
            raise Invalid(_("Write a number from 0."), f"dots_{option}")
    if sum(numbers.values()) > exercise.most_dots:
        last = next(iter(numbers)) if numbers else 0
        raise Invalid(
            _("You have %(most)s dots. Take some away.") % {"most": exercise.most_dots},
            f"dots_{last}",
        )


def _check_left(exercise: Exercise, voter: str, wanted: int, table: Table) -> None:
    """Refuse more dots than those who sit at the table have. The board is held."""
    left = purse_of(exercise).left(dots_put(exercise, but_not=voter), table.pk)
    if wanted > left:
        raise Invalid(
            _(
                "Your table has %(left)s dots left, counted by how many sit there. "
                "Take some away, or ask the one who leads the meeting to note "
                "everyone who has come."
            )
            % {"left": left}
        )
