"""Series: meetings that belong together, with a rhythm and a planned number."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme


class Rhythm(models.TextChoices):
    """How often a series meets; the terms are spring and autumn (S1-22)."""

    FREE = "free", _("When it is needed")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    PER_TERM = "per_term", _("Once every term")
    YEARLY = "yearly", _("Once a year")


@classified(
    public="body programme name purpose other_side rhythm planned_number sub_region "
    "started_on ended_on chair_rotates first_chair",
    internal="created_by created_at version",
)
class Series(models.Model):
    """Meetings that belong together (S4-044, S4-083, S4-084), perhaps of a programme.

    Where the chair rotates between the two sides, `first_chair` begins (S4-088).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"))
    other_side = models.CharField(_("whom the region meets"), max_length=200)
    rhythm = models.CharField(
        max_length=10, choices=Rhythm.choices, default=Rhythm.FREE
    )
    planned_number = models.PositiveSmallIntegerField(null=True, blank=True)
    sub_region = models.CharField(_("part of the region"), max_length=100, blank=True)
    chair_rotates = models.BooleanField(default=False)
    first_chair = models.CharField(max_length=6, default="region")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(ended_on__gte=models.F("started_on")),
                name="a_series_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name
