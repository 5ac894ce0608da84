"""When a joint step is done. Pure: nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from gensvar.joint_work.models import Side, StepKind

NEEDS_BOTH = frozenset(
    {StepKind.QUESTION, StepKind.PLAN, StepKind.RESULT, StepKind.ANSWER}
)


@dataclass(frozen=True)
class Mark:
    """One performer: which side, and whether the performer has confirmed."""

    side: str
    is_confirmed: bool


def what_is_missing(kind: str, marks: Iterable[Mark]) -> list[StrOrPromise]:
    """Return what is missing before a step is done; nothing when it is (S2-27)."""
    all_marks = list(marks)
    sides = {mark.side for mark in all_marks}
    missing: list[StrOrPromise] = []
    if not all_marks:
        missing.append(_("somebody who does it"))
    elif kind in NEEDS_BOTH:
        if Side.ELECTED not in sides:
            missing.append(_("somebody who is elected"))
        if Side.OFFICERS not in sides:
            missing.append(_("an officer"))
    if not all(mark.is_confirmed for mark in all_marks):
        missing.append(_("that each has confirmed"))
    return missing


def is_done(kind: str, marks: Iterable[Mark]) -> bool:
    """Say whether each has confirmed, and both sides are there if they must be."""
    return not what_is_missing(kind, marks)
