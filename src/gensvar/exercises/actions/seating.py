"""Seating guests at tables, so that they meet as many others as possible."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.analysis.seating import Seating, seat
from gensvar.audit.actions import record
from gensvar.exercises.models import Seat, SeatingPlan, Table
from gensvar.exercises.policies import may_lead_exercises
from gensvar.exercises.queries.seating import to_seat
from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import Job
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.meetings.models import Guest, Meeting

SEAT = "seat guests"
AT_ONCE = 80
MOST_ROUNDS = 12
SEEDS = 1_000_000


def seat_later(meeting: Meeting, rounds: int, *, by: User) -> Job:
    """Ask for a seating that takes a while."""
    _check(meeting, rounds, by)
    arguments = {"meeting": meeting.pk, "rounds": rounds}
    return enqueue(SEAT, arguments, by=by, title=_("Seats the guests"))


def seat_guests(
    meeting: Meeting, rounds: int, *, by: User, seed: int | None = None
) -> SeatingPlan:
    """Seat everyone who comes, anew; the same people and seed give the same seats.

    It is worked out before anything is held, so that nobody waits for it. Raises
    NotAllowed, and Invalid when there are no tables, or more of them than people.
    """
    tables = _check(meeting, rounds, by)
    chosen = secrets.randbelow(SEEDS) if seed is None else seed
    people = {
        str(pk): f"o{organisation}" if organisation else f"b{body}" if body else ""
        for pk, organisation, body in to_seat(meeting).values_list(
            "pk", "organisation", "body"
        )
    }
    if len(tables) > len(people):
        raise Invalid(
            _("There are more tables than people: %(tables)s tables, %(people)s come.")
            % {"tables": len(tables), "people": len(people)}
        )
    found = seat(people, len(tables), rounds, seed=chosen)
    return _store(meeting, tables, found, chosen, by)


@transaction.atomic
def _store(
    meeting: Meeting, tables: list[Table], found: Seating, seed: int, by: User
) -> SeatingPlan:
    hold(meeting, "stage")
    Seat.objects.filter(table__meeting=meeting).delete()
    Seat.objects.bulk_create(
        Seat(table=table, guest_id=int(person), round=number)
        for number, one_round in enumerate(found.rounds, 1)
        for table, people in zip(tables, one_round, strict=True)
        for person in people
    )
    facts = {
        "rounds": len(found.rounds),
        "seed": seed,
        "met": found.met,
        "possible": found.possible,
        "with_own": found.with_own,
        "at": timezone.now(),
        "by": by,
    }
    plan, _is_new = SeatingPlan.objects.update_or_create(
        meeting=meeting, defaults=facts
    )
    record("seat guests", meeting, by=by, rounds=plan.rounds, seed=seed)
    return plan


@transaction.atomic
def seat_late(guest: Guest, *, by: User) -> list[Seat]:
    """Seat somebody who came late: where fewest sit, and none of their own if it can.

    Raises Invalid when nobody has been seated yet.
    """
    if not may_lead_exercises(by, guest.meeting):
        raise NotAllowed
    hold(guest.meeting, "stage")
    plan = SeatingPlan.objects.filter(meeting=guest.meeting).first()
    if plan is None:
        raise Invalid(_("Seat the others first."))
    tables = list(Table.objects.filter(meeting=guest.meeting, closed_at__isnull=True))
    if not tables:
        raise Invalid(_("There are no tables."))
    seats = list(
        Seat.objects.filter(table__meeting=guest.meeting).select_related("guest")
    )
    taken = {seat.round for seat in seats if seat.guest_id == guest.pk}
    known: set[int] = set()
    made = []
    for number in range(1, plan.rounds + 1):
        here = [seat.guest for seat in seats if seat.round == number]
        at = {seat.guest_id: seat.table_id for seat in seats if seat.round == number}
        if number in taken:
            continue
        best = min(tables, key=lambda table: _cost(guest, table, here, at, known))
        known |= {pk for pk, table in at.items() if table == best.pk}
        made.append(Seat(table=best, guest=guest, round=number))
    Seat.objects.bulk_create(made)
    record("seat late guest", guest, by=by)
    return made


def _cost(
    guest: Guest, table: Table, here: list[Guest], at: dict[int, int], known: set[int]
) -> tuple[int, int, int, int]:
    """Return what speaks against a table: how many sit there, their own, those met."""
    sitting = [one for one in here if at[one.pk] == table.pk]
    own = sum(
        one.organisation_id == guest.organisation_id is not None for one in sitting
    )
    met = sum(one.pk in known for one in sitting)
    return (len(sitting), own, met, table.number)


def _check(meeting: Meeting, rounds: int, by: User) -> list[Table]:
    if not may_lead_exercises(by, meeting):
        raise NotAllowed
    if not 1 <= rounds <= MOST_ROUNDS:
        raise Invalid(_("Choose between 1 and 12 seatings."), "rounds")
    tables = list(Table.objects.filter(meeting=meeting, closed_at__isnull=True))
    if not tables:
        raise Invalid(_("There are no tables."))
    return tables
