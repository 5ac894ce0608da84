"""Who does what: the region's matrix on a day, and the matrix of one dialogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django_stubs_ext import StrOrPromise

from gensvar.dialogues.models import BodyRole, Dialogue
from gensvar.dialogues.policies import parts_of
from gensvar.joint_work.defaults import MATRIX
from gensvar.joint_work.models import (
    Holder,
    OwnStep,
    Part,
    Party,
    RegionMatrix,
    WorkStep,
)
from gensvar.organisations.models import Body, Role, RoleGrant

Parts = Mapping[str, str]


@dataclass(frozen=True)
class StepRow:
    """One step: who has which part in it, and whether the dialogue does it its way."""

    step: WorkStep
    parts: tuple[tuple[StrOrPromise, tuple[StrOrPromise, ...]], ...]
    is_own: bool = False


def region_cells(day: date) -> Mapping[str, Parts]:
    """Return the matrix that applies on a day; before the first, our own."""
    found = RegionMatrix.objects.filter(valid_from__lte=day).first()
    return found.cells if found else MATRIX


def cells_of(dialogue: Dialogue) -> tuple[Mapping[str, Parts], set[str]]:
    """Return the matrix of a dialogue, and which steps it takes in its own way."""
    begun = timezone.localdate(dialogue.created_at)
    own = {row.step: row.parts for row in OwnStep.objects.filter(dialogue=dialogue)}
    return {**region_cells(begun), **own}, set(own)


def as_rows(cells: Mapping[str, Parts], own: set[str] | None = None) -> list[StepRow]:
    """Return a matrix as rows to read, in the order of the work."""
    return [
        StepRow(step, _parts(cells.get(step.value, {})), step.value in (own or set()))
        for step in WorkStep
    ]


def _parts(
    parts: Parts,
) -> tuple[tuple[StrOrPromise, tuple[StrOrPromise, ...]], ...]:
    found = (
        (
            part.label,
            tuple(party.label for party in Party if parts.get(party) == part),
        )
        for part in Part
    )
    return tuple((label, parties) for label, parties in found if parties)


@dataclass(frozen=True)
class Held:
    """Who is a party in a dialogue: known from elsewhere, or added here."""

    party: Party
    known: tuple[str, ...]
    added: tuple[Holder, ...]


def holders_of(dialogue: Dialogue) -> list[Held]:
    """Return who is which party. Participants are never named."""
    known = _known(dialogue)
    rows = list(Holder.objects.filter(dialogue=dialogue).select_related("user", "body"))
    return [
        Held(
            party,
            tuple(known.get(party, ())),
            tuple(row for row in rows if row.party == party),
        )
        for party in Party
        if party != Party.PARTICIPANTS
    ]


def _known(dialogue: Dialogue) -> dict[Party, list[str]]:
    chairs = (
        RoleGrant.objects.filter(
            body=dialogue.body, role=Role.CHAIR, until__isnull=True
        )
        .order_by("user__name")
        .values_list("user__name", flat=True)
    )
    performers = Body.objects.filter(
        pk__in=[
            part.body_id
            for part in parts_of(dialogue)
            if part.role == BodyRole.PERFORMER
        ]
    )
    return {
        Party.CHAIR: list(chairs),
        Party.REPRESENTATIVES: [str(dialogue.body)],
        Party.OFFICER: [str(dialogue.leader)],
        Party.ADMINISTRATIONS: [str(body) for body in performers],
    }
