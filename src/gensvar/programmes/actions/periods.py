"""Mandate periods of the seats: they never overlap, and end with a term."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.programmes.models import Programme, SeatHolder, SeatPeriod
from gensvar.programmes.periods import ends_a_term
from gensvar.programmes.policies import may_keep_programme


@transaction.atomic
def add_period(
    programme: Programme, starts_on: date, ends_on: date, *, by: User
) -> SeatPeriod:
    """Add a mandate period. Raises Invalid at the field.

    It overlaps no other, and ends on the last day of a term, 30 June or 31 December,
    or of the assembly's term of office: a samråd never loses its seats mid-term.
    """
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme)
    if ends_on <= starts_on:
        raise Invalid(_("The period ends before it starts."), "ends_on")
    if not ends_a_term(ends_on):
        raise Invalid(
            _(
                "A period ends with a term: on 30 June or 31 December, or on the last "
                "day of the assembly. On %(day)s the term goes on, and the seats "
                "would be empty."
            )
            % {"day": ends_on},
            "ends_on",
        )
    other = SeatPeriod.objects.filter(
        programme=programme, starts_on__lte=ends_on, ends_on__gte=starts_on
    ).first()
    if other is not None:
        raise Invalid(
            _("These days overlap with the period %(other)s.") % {"other": other},
            "starts_on",
        )
    period = SeatPeriod.objects.create(
        programme=programme, starts_on=starts_on, ends_on=ends_on
    )
    record("add mandate period", programme, by=by, period=period.pk)
    return period


@transaction.atomic
def remove_period(period: SeatPeriod, *, by: User) -> None:
    """Take away a period that nobody has held a seat in. Raises Invalid otherwise."""
    programme = period.programme
    if not may_keep_programme(by, programme):
        raise NotAllowed
    hold(programme)
    if SeatHolder.objects.filter(period=period).exists():
        raise Invalid(_("Somebody holds a seat in this period. It stays."), "period")
    record("remove mandate period", programme, by=by, period=period.pk)
    period.delete()
