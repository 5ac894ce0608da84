"""The wishes of each group side by side, and what of them concerns a meeting.

Nothing is averaged: every different wish is shown, with how many answers say it.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from gensvar.inventories.models import (
    CoreActivity,
    Counterpart,
    FormStand,
    Interval,
    NeedsAnswer,
    NeedsInventory,
)
from gensvar.inventories.queries.matrix import Cell, Matrix, matrix_of
from gensvar.inventories.queries.reading import (
    key_of,
    latest_inventory,
    whole_answers_in,
)
from gensvar.programmes.models import Form, Programme


@dataclass(frozen=True)
class Said:
    """One thing that is wished, and the answers that wish it."""

    value: str
    label: str
    answers: tuple[int, ...]


@dataclass(frozen=True)
class GroupWishes:
    """What the answers for one group or administration wish.

    `roles` are values of Counterpart, or `body 12` for a certain administration.
    """

    inventory: int
    year: int
    key: str
    name: str
    answers: tuple[int, ...]
    cells: tuple[Cell, ...]
    intervals: tuple[Said, ...]
    minutes: tuple[Said, ...]
    feedback_days: tuple[Said, ...]
    roles: tuple[Said, ...]
    forms: tuple[Said, ...]
    languages: tuple[str, ...]

    @property
    def group_id(self) -> int | None:
        """Return the id of the ProgrammeGroup, or None for others."""
        return int(self.key[1:]) if self.key.startswith("g") else None

    @property
    def wanted(self) -> tuple[Cell, ...]:
        """Return the activities that at least one answer wants to talk about."""
        return tuple(cell for cell in self.cells if cell.is_wanted)


def wishes_in(
    inventory: NeedsInventory, answers: list[NeedsAnswer], matrix: Matrix
) -> list[GroupWishes]:
    """Return the wishes of an inventory, row by row, from what is read already."""
    return [
        _wishes(inventory, row.key, row.name, row.cells, _of(answers, row.key))
        for row in matrix.rows
    ]


def wishes_for(
    programme: Programme,
    groups: Collection[int] | None = None,
    activity: int | None = None,
    activities: list[CoreActivity] | None = None,
) -> list[GroupWishes]:
    """Return what the groups of a programme wished in the latest inventory (S1-08).

    Only groups that have answered; `groups` holds ids of ProgrammeGroup. With
    `activity`, only those that want to talk about it. Without an inventory that has
    answers there is nothing.
    """
    inventory = latest_inventory(programme)
    if inventory is None:
        return []
    inventory.programme = programme
    answers = whole_answers_in(inventory)
    matrix = matrix_of(inventory, answers, only_answered=True, activities=activities)
    return [
        one
        for one in wishes_in(inventory, answers, matrix)
        if one.answers
        and one.group_id is not None
        and (groups is None or one.group_id in groups)
        and (activity is None or any(c.activity == activity for c in one.wanted))
    ]


def _of(answers: Iterable[NeedsAnswer], key: str) -> list[NeedsAnswer]:
    return [one for one in answers if key_of(one) == key]


def _wishes(
    inventory: NeedsInventory,
    key: str,
    name: str,
    cells: tuple[Cell, ...],
    answers: list[NeedsAnswer],
) -> GroupWishes:
    return GroupWishes(
        inventory=inventory.pk,
        year=inventory.year,
        key=key,
        name=name,
        answers=tuple(one.pk for one in answers),
        cells=cells,
        intervals=_said(answers, lambda one: _labelled(one.interval, Interval)),
        minutes=_said(answers, lambda one: _number(one.minutes)),
        feedback_days=_said(answers, lambda one: _number(one.feedback_days)),
        roles=_said(answers, _roles),
        forms=_said(answers, _forms),
        languages=tuple(sorted({one.language for one in answers})),
    )


Pairs = list[tuple[str, str]]


def _said(
    answers: list[NeedsAnswer], read: Callable[[NeedsAnswer], Pairs]
) -> tuple[Said, ...]:
    """Return each thing that is wished, with the answers that wish it."""
    labels: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for one in answers:
        for value, label in read(one):
            labels[value] = label
            found.setdefault(value, []).append(one.pk)
    return tuple(Said(value, labels[value], tuple(found[value])) for value in found)


def _labelled(value: str, of: type[Interval]) -> Pairs:
    return [(value, str(of(value).label))] if value else []


def _number(value: int | None) -> Pairs:
    return [(str(value), str(value))] if value is not None else []


def _roles(answer: NeedsAnswer) -> Pairs:
    return [
        (f"body {row.body_id}", str(row.body))
        if row.body_id
        else (row.role, str(Counterpart(row.role).label))
        for row in answer.counterparts.all()
    ]


def _forms(answer: NeedsAnswer) -> Pairs:
    return [
        (
            f"{row.form} {row.stand}",
            f"{Form(row.form).label}: {FormStand(row.stand).label}",
        )
        for row in answer.form_wishes.all()
    ]
