"""A measure is promised by a body, owned by someone, and followed until it is done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body


class MeasureStatus(models.TextChoices):
    """Where a measure stands."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Under way")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Will not be done")


@classified(
    public="words matter body due_on status reason",
    internal="owner created_by created_at version",
)
class Measure(models.Model):
    """Something that will be done: what, by which body, by which day."""

    words = models.TextField(_("what will be done"))
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("by when"))
    status = models.CharField(
        max_length=10, choices=MeasureStatus.choices, default=MeasureStatus.PLANNED
    )
    reason = models.TextField(_("why not"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(reason=""),
                name="a_refused_measure_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.words


@classified(public="measure status words due_before due_after", internal="by at")
class MeasureNote(models.Model):
    """One note on how a measure goes, or on a due day that was moved."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="notes")
    status = models.CharField(max_length=10, choices=MeasureStatus.choices)
    words = models.TextField(_("what has happened"))
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words
