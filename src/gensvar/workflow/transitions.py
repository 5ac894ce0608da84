"""How anything moves from one stage to the next.

A workflow is a table of transitions. A transition says who may make it (`by`), which
gates must hold (`needs`) and what happens next (`then`). This module knows no stage.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet

Thing = TypeVar("Thing", bound=models.Model)


@dataclass(frozen=True)
class Gate(Generic[Thing]):
    """Something that must be true before a transition, in words and in code."""

    name: str
    requirement: str | Promise
    holds: Callable[[Thing], bool]


def gate(
    requirement: str | Promise,
) -> Callable[[Callable[[Thing], bool]], Gate[Thing]]:
    """Make a yes-or-no function into a gate that can explain itself."""

    def make(holds: Callable[[Thing], bool]) -> Gate[Thing]:
        return Gate(holds.__name__, requirement, holds)

    return make


@dataclass(frozen=True)
class Move(Generic[Thing]):
    """One step that was taken: what moved, along which arrow, why and by whom."""

    thing: Thing
    arrow: "Transition[Thing]"
    start: str
    reason: str
    by: User


@dataclass(frozen=True)
class Transition(Generic[Thing]):
    """One arrow in a workflow, from one or several stages to another."""

    name: str
    label: str | Promise
    starts: tuple[str, ...]
    end: str
    by: Callable[[User, Thing], bool]
    needs: tuple[Gate[Thing], ...] = ()
    then: tuple[Callable[[Move[Thing]], None], ...] = ()
    asks_reason: bool = False

    def missing(self, thing: Thing) -> list[Gate[Thing]]:
        """Return the gates that do not hold yet."""
        return [gate for gate in self.needs if not gate.holds(thing)]


class Workflow(Generic[Thing]):
    """All the arrows of one kind of thing, drawn in one table.

    `look` is entered while the gates of one step are asked, so that what they share
    is read once.
    """

    def __init__(
        self,
        field: str,
        transitions: Iterable[Transition[Thing]],
        look: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.field = field
        self._look = look
        self.transitions: dict[str, Transition[Thing]] = {}
        for arrow in transitions:
            if arrow.name in self.transitions:
                raise ValueError(f"Two arrows are called {arrow.name}")
            self.transitions[arrow.name] = arrow

    def __iter__(self) -> Iterator[Transition[Thing]]:
        return iter(self.transitions.values())

    def stage_of(self, thing: Thing) -> str:
        """Return the stage that `thing` is in."""
        return str(getattr(thing, self.field))

    def next_steps(self, thing: Thing) -> list[Transition[Thing]]:
        """Return the arrows that leave the stage `thing` is in."""
        stage = self.stage_of(thing)
        return [arrow for arrow in self if stage in arrow.starts]

    @transaction.atomic
    def advance(self, thing: Thing, name: str, *, by: User, reason: str = "") -> None:
        """Move `thing` along the arrow called `name`, or say why it cannot move.

        Raises NotAllowed, NotYet with the list of what is missing, or Invalid when the
        arrow asks for a reason and none is given.
        """
        arrow = self.transitions[name]
        if not arrow.by(by, thing):
            raise NotAllowed(name)
        # What the gates look at takes hold of the thing too before it changes.
        hold(thing, self.field)
        start = self.stage_of(thing)
        if start not in arrow.starts:
            raise NotYet([_("Somebody has already taken this step or another one")])
        with self._look():
            missing = arrow.missing(thing)
        if missing:
            raise NotYet([gate.requirement for gate in missing])
        if arrow.asks_reason and not reason.strip():
            raise Invalid(_("Write the reason for this step."), "reason")
        self._move(thing, start, arrow.end)
        record(name, thing, by=by, start=start, end=arrow.end)
        for consequence in arrow.then:
            consequence(Move(thing, arrow, start, reason.strip(), by))

    def _move(self, thing: Thing, start: str, end: str) -> None:
        # One conditional UPDATE instead of a lock: it works the same on SQLite and
        # PostgreSQL, and the second of two simultaneous requests finds no row.
        rows: Any = type(thing)._default_manager.filter(
            **{"pk": thing.pk, self.field: start}
        )
        if not rows.update(**{self.field: end}):
            raise NotYet([_("Somebody has already taken this step or another one")])
        setattr(thing, self.field, end)
