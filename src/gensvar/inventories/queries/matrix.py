"""Group × core activity: what the answers say of each, never counted as votes (S1-08).

A cell holds what the answers of a row say. Nothing said stays unknown. Where they say
different things the cell says so and shows each: the group has several voices.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from gensvar.inventories.models import CoreActivity, NeedsAnswer, NeedsInventory, Wish
from gensvar.inventories.queries.reading import (
    activities_of,
    key_of,
    whole_answers_in,
    with_rows,
)

WISHED = (Wish.STRONG, Wish.WANTED)
SAID = (*WISHED, Wish.NOT)


@dataclass(frozen=True)
class Voice:
    """One thing that is said of an activity, and the answers that say it."""

    wish: str
    label: str
    answers: tuple[int, ...]


@dataclass(frozen=True)
class Cell:
    """What the answers of one row say of one activity; each answer stands once."""

    activity: int
    name: str
    voices: tuple[Voice, ...]

    @property
    def said(self) -> tuple[Voice, ...]:
        """Return what is said, without those who do not know."""
        return tuple(one for one in self.voices if one.wish != Wish.UNKNOWN)

    @property
    def stand(self) -> str:
        """Return the one wish that is said, `differs`, or `unknown`."""
        said = self.said
        if not said:
            return str(Wish.UNKNOWN)
        return said[0].wish if len(said) == 1 else "differs"

    @property
    def is_wanted(self) -> bool:
        """Say whether at least one answer wants to talk about it."""
        return any(one.wish in WISHED for one in self.voices)

    @property
    def answers(self) -> tuple[int, ...]:
        """Return every answer of the row, once."""
        return tuple(sorted(pk for one in self.voices for pk in one.answers))


@dataclass(frozen=True)
class MatrixRow:
    """One group or administration, with a cell for each activity."""

    key: str
    name: str
    answers: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Say whether its answers say different things of some activity."""
        return any(cell.stand == "differs" for cell in self.cells)


@dataclass(frozen=True)
class Activity:
    """A core activity, and the administration that answers for it, if one is said."""

    pk: int
    name: str
    body: str


@dataclass(frozen=True)
class Matrix:
    """The whole matrix; the activities stand in the order of their list."""

    activities: tuple[Activity, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def names(self) -> dict[str, str | Promise]:
        """Return the name of each row by its key."""
        return {row.key: row.name for row in self.rows}

    @property
    def table(self) -> list[tuple[Activity, list[tuple[MatrixRow, Cell]]]]:
        """Return the matrix by activity: each with its cell in every row."""
        return [
            (activity, [(row, row.cells[place]) for row in self.rows])
            for place, activity in enumerate(self.activities)
        ]


def matrix_of(
    inventory: NeedsInventory,
    answers: list[NeedsAnswer] | None = None,
    *,
    only_answered: bool = False,
    activities: list[CoreActivity] | None = None,
) -> Matrix:
    """Return the matrix of an inventory from its answers, read once.

    An activity that was taken off the list stays where an answer speaks of it. With
    `only_answered` there is no row for groups that have not answered. `activities` are
    all of the programme, also those taken off the list, where they are read already.
    """
    given = whole_answers_in(inventory) if answers is None else answers
    spoken = {row.activity_id for one in given for row in one.wishes.all()}
    known = activities or activities_of(inventory.programme, all_of_them=True)
    listed = tuple(one for one in known if one.withdrawn_on is None or one.pk in spoken)
    start: dict[str, str | Promise] | None = {} if only_answered else None
    rows = tuple(
        _row(key, str(name), [one for one in given if key_of(one) == key], listed)
        for key, name in with_rows(inventory, given, start=start).items()
    )
    shown = tuple(Activity(one.pk, str(one), str(one.body or "")) for one in listed)
    return Matrix(shown, rows)


def _row(
    key: str, name: str, answers: list[NeedsAnswer], activities: Iterable[CoreActivity]
) -> MatrixRow:
    said = {
        one.pk: {row.activity_id: row.wish for row in one.wishes.all()}
        for one in answers
    }
    return MatrixRow(
        key=key,
        name=name,
        answers=tuple(said),
        cells=tuple(_cell(activity, said) for activity in activities),
    )


def _cell(activity: CoreActivity, said: dict[int, dict[int, str]]) -> Cell:
    """Sort the answers of a row by what they say of one activity."""
    by_wish: dict[str, list[int]] = {}
    for pk, wishes in said.items():
        wish = wishes.get(activity.pk, str(Wish.UNKNOWN))
        by_wish.setdefault(wish, []).append(pk)
    return Cell(
        activity.pk,
        str(activity),
        tuple(
            Voice(wish, str(Wish(wish).label), tuple(by_wish[wish]))
            for wish in Wish.values
            if wish in by_wish
        ),
    )
