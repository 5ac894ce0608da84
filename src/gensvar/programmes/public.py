"""Programmes in public: those that a recorded act shows, in plain values.

Numbers of seats and names of organisations; never who holds a seat.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gensvar.organisations.families import top_of
from gensvar.programmes.models import Programme, ProgrammeGroup, Structure
from gensvar.programmes.policies import bodies_in
from gensvar.programmes.queries import policy_areas, status_of, structures_of
from gensvar.programmes.seating import seats_in_force


@dataclass(frozen=True)
class GroupShown:
    """A group, how many seats it has, and for which organisations."""

    name: str
    own_words: str
    seats: int
    organisations: tuple[str, ...]


@dataclass(frozen=True)
class ProgrammeListed:
    """One programme in the list."""

    public_id: str
    name: str
    body: str
    kind: str
    cadence: str
    structure: str
    policy_area: str = ""


@dataclass(frozen=True)
class ProgrammeShown:
    """A programme as everyone may see it."""

    pk: int
    public_id: str
    name: str
    purpose: str
    body: str
    bodies: tuple[str, ...]
    kind: str
    policy_area: str
    cadence: str
    meetings_per_year: int | None
    meeting_minutes: int | None
    started_on: date
    ended_on: date | None
    structure: str
    structure_words: str
    since: date
    decided_by: str
    decided_on: date | None
    section_number: str
    groups: tuple[GroupShown, ...]
    left_out: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]


def _published() -> QuerySet[Programme]:
    rows = Programme.objects.filter(published_at__isnull=False)
    return rows.select_related("body").order_by("name", "pk")


def programmes_shown(
    start: int = 0, end: int = 20, area: str = ""
) -> tuple[list[ProgrammeListed], int]:
    """Return a slice of the published programmes by name, and how many there are.

    `area` narrows them to one policy area (S4-100).
    """
    wanted = _published().filter(policy_area=area) if area else _published()
    rows = list(wanted[start:end])
    structures = structures_of(rows)
    found = [
        ProgrammeListed(
            public_id=row.public_id,
            name=row.name,
            body=row.body.name,
            kind=str(row.get_kind_display()),
            cadence=str(row.get_cadence_display()),
            structure=structures.get(row.pk, Structure.INFORMAL),
            policy_area=row.policy_area,
        )
        for row in rows
    ]
    return found, wanted.count()


def policy_areas_shown() -> list[str]:
    """Return the policy areas of the published programmes, by name."""
    return policy_areas(_published())


def programme_shown(public_id: str) -> ProgrammeShown | None:
    """Return one published programme, or None: also for one nobody may know of."""
    row = _published().filter(public_id=public_id).first()
    if row is None:
        return None
    groups = list(ProgrammeGroup.objects.filter(programme=row))
    status = status_of(row)
    structure = Structure(status.status) if status else Structure.INFORMAL
    return ProgrammeShown(
        pk=row.pk,
        public_id=row.public_id,
        name=row.name,
        purpose=row.purpose,
        body=row.body.name,
        bodies=tuple(str(body) for body in bodies_in(row)),
        kind=str(row.get_kind_display()),
        policy_area=row.policy_area,
        cadence=str(row.get_cadence_display()),
        meetings_per_year=row.meetings_per_year,
        meeting_minutes=row.meeting_minutes,
        started_on=row.started_on,
        ended_on=row.ended_on,
        structure=structure.value,
        structure_words=str(structure.label),
        since=status.since if status else row.started_on,
        decided_by=str(status.body or "") if status else "",
        decided_on=status.decided_on if status else None,
        section_number=status.section_number if status else "",
        groups=_groups(row, groups),
        left_out=tuple(
            (one.name, one.left_out_reason) for one in groups if not one.is_included
        ),
        forms=tuple((str(form), form.note) for form in row.forms.all()),
    )


def _groups(
    programme: Programme, groups: list[ProgrammeGroup]
) -> tuple[GroupShown, ...]:
    """Return the groups that are met, with their seats counted."""
    seats = list(seats_in_force(programme).select_related("organisation__merged_into"))
    numbers = Counter(seat.group_id for seat in seats)
    named: dict[int, dict[str, None]] = {}
    for seat in seats:
        if seat.organisation is not None:
            stands = top_of(seat.organisation)
            named.setdefault(seat.group_id, {})[stands.name] = None
    return tuple(
        GroupShown(
            name=one.name,
            own_words=one.own_words,
            seats=numbers[one.pk],
            organisations=tuple(named.get(one.pk, ())),
        )
        for one in groups
        if one.is_included
    )
