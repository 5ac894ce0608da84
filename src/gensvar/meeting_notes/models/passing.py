"""Telling in every direction what a meeting came to, and who has been told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Guest, Meeting


class Direction(models.TextChoices):
    """From whom, and to whom (S4-091)."""

    GUESTS = "guests", _("From the region to those who came")
    MEMBERS = "members", _("From those who came to their members")
    ELECTED = "elected", _("From officers to elected representatives")
    OFFICERS = "officers", _("From elected representatives to officers")


@classified(
    public="meeting direction to_whom on none_because",
    internal="noted_by noted_at",
    personal="guest",
)
class PassedOn(models.Model):
    """Somebody has been told in one direction, or nobody, because."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction.choices)
    to_whom = models.CharField(_("who was told"), max_length=200, blank=True)
    on = models.DateField(_("day"), null=True, blank=True)
    none_because = models.TextField(_("why nobody"), blank=True)
    guest = models.ForeignKey(Guest, models.SET_NULL, null=True, related_name="+")
    noted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(on__isnull=False, none_because="") & ~Q(to_whom=""))
                | (Q(on__isnull=True, to_whom="") & ~Q(none_because="")),
                name="somebody_was_told_or_nobody_because",
            ),
            models.UniqueConstraint(
                fields=["meeting", "guest"],
                condition=Q(guest__isnull=False),
                name="a_guest_tells_members_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
