"""Seats: how many a group has and for whom, and who holds them between what days.

Names stand in the seats alone: never in the log, in letters or in addresses.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel import languages
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.kernel.people import plain_address
from gensvar.organisations.models import Organisation
from gensvar.programmes.actions.organisations import place_organisation
from gensvar.programmes.models import (
    Programme,
    ProgrammeGroup,
    Seat,
    SeatHolder,
    SeatPeriod,
)
from gensvar.programmes.policies import may_keep_programme, may_read_seats

MOST_AT_ONCE = 20


@transaction.atomic
def add_seats(
    group: ProgrammeGroup,
    *,
    by: User,
    number: int = 1,
    organisation: Organisation | None = None,
) -> list[Seat]:
    """Give a group seats, held for an organisation or for people without one.

    Numbers differ between groups. Raises Invalid at the field.
    """
    programme = group.programme
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme)
    if not group.is_included:
        raise Invalid(_("The group is left out of the programme."), "group")
    if not 1 <= number <= MOST_AT_ONCE:
        raise Invalid(_("Write a number from 1 to 20."), "number")
    if organisation is not None:
        place_organisation(organisation, group.group, by=by)
    last = Seat.objects.filter(group=group).aggregate(last=Max("number"))["last"] or 0
    seats = [
        Seat.objects.create(
            programme=programme,
            group=group,
            organisation=organisation,
            number=last + step,
        )
        for step in range(1, number + 1)
    ]
    record("add seats", programme, by=by, group=group.pk, number=number)
    return seats


@transaction.atomic
def withdraw_seat(seat: Seat, *, by: User) -> None:
    """Withdraw a seat. Raises Invalid while somebody holds it today or later."""
    if not may_keep_programme(by, seat.programme):
        raise NotAllowed
    hold(seat.programme)
    hold(seat, "withdrawn_on")
    if seat.holders.filter(ends_on__gte=today()).exists():
        raise Invalid(_("Somebody holds this seat. End that first."), "seat")
    if seat.withdrawn_on is None:
        seat.withdrawn_on = today()
        seat.save(update_fields=["withdrawn_on"])
        record("withdraw seat", seat, by=by)


@transaction.atomic
def restore_seat(seat: Seat, *, by: User) -> None:
    """Bring a withdrawn seat back. Raises Invalid when its organisation has moved."""
    if not may_keep_programme(by, seat.programme):
        raise NotAllowed
    hold(seat.programme)
    hold(seat, "withdrawn_on")
    if seat.withdrawn_on is None:
        return
    if seat.organisation is not None:
        place_organisation(seat.organisation, seat.group.group, by=by)
    seat.withdrawn_on = None
    seat.save(update_fields=["withdrawn_on"])
    record("restore seat", seat, by=by)


@transaction.atomic
def give_seat(  # noqa: PLR0913 -- a mandate has that many facts
    seat: Seat,
    period: SeatPeriod,
    name: str,
    *,
    by: User,
    email: str = "",
    language: str = "sv",
    is_substitute: bool = False,
    starts_on: date | None = None,
) -> SeatHolder:
    """Let somebody hold a seat to the end of a period, or stand in for who does.

    Raises Invalid at the field: a seat is never held twice, and nobody holds two.
    """
    if not may_read_seats(by, seat.programme):
        raise NotAllowed
    hold(seat.programme)
    hold(seat, "withdrawn_on")
    start = starts_on or max(period.starts_on, min(today(), period.ends_on))
    _check_seat(seat, period, start)
    if not name.strip():
        raise Invalid(_("Write who holds the seat."), "name")
    holder = SeatHolder(
        seat=seat,
        period=period,
        name=name.strip(),
        email=email.strip().lower(),
        language=languages.known(language).tag,
        is_substitute=is_substitute,
        starts_on=start,
        ends_on=period.ends_on,
        entered_by=by,
    )
    _check_free(holder)
    _check_one_seat(holder, seat.programme)
    _save(holder)
    record("give seat", seat, by=by, period=period.pk, is_substitute=is_substitute)
    return holder


def _save(holder: SeatHolder) -> None:
    try:
        with transaction.atomic():
            holder.save()
    except IntegrityError:
        raise Invalid(_("The seat is taken on that day."), "starts_on") from None


def _check_seat(seat: Seat, period: SeatPeriod, start: date) -> None:
    """Ask for a seat that is there, and a day within a period of its programme."""
    if seat.withdrawn_on is not None:
        raise Invalid(_("This seat is withdrawn."), "period")
    if period.programme_id != seat.programme_id:
        raise Invalid(_("Choose a period of this programme."), "period")
    if not period.starts_on <= start <= period.ends_on:
        raise Invalid(
            _("That day lies outside the period %(period)s.") % {"period": period},
            "starts_on",
        )


def _check_free(holder: SeatHolder) -> None:
    """Refuse a seat that is held on any of the days."""
    held = SeatHolder.objects.filter(
        seat=holder.seat,
        is_substitute=holder.is_substitute,
        starts_on__lte=holder.ends_on,
        ends_on__gte=holder.starts_on,
    ).order_by("-ends_on")
    if (other := held.first()) is None:
        return
    sentence = (
        _("The seat has a substitute until %(day)s. End that first.")
        if holder.is_substitute
        else _("The seat is held until %(day)s. End that first.")
    )
    raise Invalid(sentence % {"day": other.ends_on}, "starts_on")


def _check_one_seat(holder: SeatHolder, programme: Programme) -> None:
    """Refuse a person who holds another seat of the programme on any of the days."""
    if holder.is_substitute or not holder.email:
        return
    others = SeatHolder.objects.filter(
        seat__programme=programme,
        is_substitute=False,
        starts_on__lte=holder.ends_on,
        ends_on__gte=holder.starts_on,
    ).exclude(email="")
    known = {plain_address(email) for email in others.values_list("email", flat=True)}
    if plain_address(holder.email) in known:
        raise Invalid(
            _("Who has this address holds another seat of the programme."), "email"
        )


@transaction.atomic
def end_holding(holder: SeatHolder, last_day: date, reason: str, *, by: User) -> None:
    """Let a holder leave before the period ends, with the reason.

    The next one begins after that day. Raises Invalid at the field.
    """
    seat = holder.seat
    if not may_read_seats(by, seat.programme):
        raise NotAllowed
    hold(seat)
    hold(holder, "starts_on", "ends_on")
    if not reason.strip():
        raise Invalid(_("Write why it ends early."), "reason")
    if not holder.starts_on <= last_day < holder.ends_on:
        raise Invalid(
            _("Choose a day from %(first)s, before %(last)s.")
            % {"first": holder.starts_on, "last": holder.ends_on},
            "last_day",
        )
    holder.ends_on, holder.ended_reason = last_day, reason.strip()
    holder.save(update_fields=["ends_on", "ended_reason"])
    record("end holding of seat", seat, by=by, holder=holder.pk, last_day=last_day)


@transaction.atomic
def empty_earlier_holders(programme: Programme, decision: str, *, by: User) -> int:
    """Forget who held seats in periods that are over; return how many rows.

    The decision to dispose of them is named by its number, and kept in the log. That
    a seat was held, and between what days, stays. Raises Invalid without a decision.
    """
    if not may_read_seats(by, programme):
        raise NotAllowed
    if not decision.strip():
        raise Invalid(_("Write which decision this follows."), "decision")
    hold(programme)
    rows = SeatHolder.objects.filter(
        seat__programme=programme, period__ends_on__lt=today()
    ).exclude(name="")
    number = rows.update(name="", email="", language="sv", ended_reason="")
    record(
        "empty holders of seats",
        programme,
        by=by,
        number=number,
        decision=decision.strip(),
    )
    return number
