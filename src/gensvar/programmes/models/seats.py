"""Seats of a programme: held for an organisation, by a person, for a mandate period.

Who holds a seat is read only inside the programme, and every reading is noted in the
log: a seat for a minority tells what the holder is (dataskyddslagen 3:3).
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation
from gensvar.programmes.models.programmes import Programme, ProgrammeGroup


@classified(public="programme starts_on ends_on")
class SeatPeriod(models.Model):
    """A mandate period of the seats of a programme; periods never overlap."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="periods")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "starts_on"], name="a_mandate_period_starts_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="a_mandate_period_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m-%d} – {self.ends_on:%Y-%m-%d}"


@classified(public="programme group organisation number withdrawn_on")
class Seat(models.Model):
    """One seat of a group, held for an organisation, or for nobody in particular."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="seats")
    group = models.ForeignKey(ProgrammeGroup, models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group__order", "group_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number"], name="a_seat_of_a_group_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.number}"


@classified(
    internal="seat period starts_on ends_on is_substitute ended_reason entered_by "
    "entered_at",
    personal="name email language",
)
class SeatHolder(models.Model):
    """Who sits on a seat during a mandate period, or stands in for the one who does.

    A holder who leaves before the period ends takes a reason (`ended_reason`), and the
    next one begins after that day: a seat is never held twice.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holders")
    period = models.ForeignKey(SeatPeriod, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=8, default="sv")
    is_substitute = models.BooleanField(default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("last day"))
    ended_reason = models.TextField(_("why it ended early"), blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["seat", "is_substitute", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "is_substitute", "starts_on"],
                name="a_seat_is_taken_once_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_seat_is_left_after_it_is_taken",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
