"""Programmes with the five national minorities, made through the actions."""

from itertools import count
from typing import Any

from gensvar.kernel.days import today
from gensvar.organisations.models import Body
from gensvar.programmes.actions import begin_programme, set_group
from gensvar.programmes.models import (
    NATIONAL_MINORITIES,
    Cadence,
    Programme,
    ProgrammeGroup,
    ProgrammeKind,
)
from tests.make.dialogues import officer_of
from tests.make.organisations import make_body

_numbers = count(1)


def make_programme(body: Body | None = None, **facts: Any) -> Programme:
    """Begin a programme that meets all five national minorities once every term."""
    body = body or make_body()
    given: dict[str, Any] = {
        "name": f"Samråd med nationella minoriteter {next(_numbers)}",
        "purpose": "Grupperna påverkar vården medan den planeras.",
        "kind": ProgrammeKind.NATIONAL_MINORITIES,
        "cadence": Cadence.PER_TERM,
        "meeting_minutes": 120,
        "started_on": today().replace(month=1, day=1),
        **facts,
    }
    programme = begin_programme(body, given, by=officer_of(body))
    if programme.kind == ProgrammeKind.NATIONAL_MINORITIES:
        for group in NATIONAL_MINORITIES:
            set_group(programme, group, by=officer_of(body))
    return programme


def group_of(programme: Programme, group: str) -> ProgrammeGroup:
    """Return the row of a group in a programme."""
    return ProgrammeGroup.objects.get(programme=programme, group=group)
