"""Entering the dots that stand on tables' papers, also after an exercise has closed."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.paper import ask
from gensvar.exercises.models import (
    Dot,
    Exercise,
    ExerciseKind,
    Prompt,
    Source,
    Table,
)
from gensvar.exercises.queries.dots import paper_dots, room_for_dots
from gensvar.kernel.errors import Invalid


@transaction.atomic
def enter_dots(
    exercise: Exercise, dots: Mapping[Table, Mapping[int, int]], *, by: User
) -> list[Table]:
    """Store the dots on tables' papers; return the tables where something changed.

    One paper stands for each table: a new number takes the place of the one before,
    and the same form again changes nothing. Raises Invalid at `table_<id>` when a
    table has more dots than there is room for, NotAllowed, and NotYet.
    """
    options = set(exercise.prompts.values_list("pk", flat=True))
    changed = []
    for table, numbers in dots.items():
        version = ask(exercise, table, by)
        doors.is_a(exercise, ExerciseKind.DOTS)
        if set(numbers) - options:
            raise Invalid(_("The options have changed. Load the page."))
        if paper_dots(exercise).get(table.pk) == dict(numbers):
            continue
        _check_room(exercise, table, sum(numbers.values()))
        for option, number in numbers.items():
            Dot.objects.update_or_create(
                exercise=exercise,
                voter=f"paper {table.pk}",
                prompt=Prompt(pk=option),
                defaults={
                    "number": number,
                    "table": table,
                    "source": Source.PAPER,
                    "entered_by": by,
                    "at": timezone.now(),
                    "version": version,
                },
            )
        record("enter dots", exercise, by=by, table=table.pk)
        changed.append(table)
    return changed


def _check_room(exercise: Exercise, table: Table, wanted: int) -> None:
    """Refuse more dots than the people of the table have, those on phones counted."""
    room = room_for_dots(exercise, table)
    if room is None:
        return
    live = Dot.objects.filter(exercise=exercise, table=table, source=Source.LIVE)
    left = max(room - (live.aggregate(n=Sum("number"))["n"] or 0), 0)
    if wanted > left:
        raise Invalid(
            _(
                "Here are %(wanted)s dots, and the table has %(left)s left of "
                "%(room)s. See what stands on the paper, and who sits at the table."
            )
            % {"wanted": wanted, "left": left, "room": room},
            f"table_{table.pk}",
        )
