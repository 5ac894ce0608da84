"""The plan both sides work by, and the ideas that add to its points."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exercises.models import Entry
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(
    public="body name valid_from valid_to address", internal="created_by created_at"
)
class Plan(models.Model):
    """A plan of working together, for some years: what meetings come back to."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-valid_from", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_plan_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="plan position words")
class PlanPoint(models.Model):
    """One point of a plan, in its own words."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(_("point"), max_length=300)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "words"], name="a_point_stands_once_in_a_plan"
            )
        ]

    def __str__(self) -> str:
        return self.words


@classified(internal="point entry by at")
class PointLink(models.Model):
    """An idea adds to a point of the plan (S4-028)."""

    point = models.ForeignKey(PlanPoint, models.PROTECT, related_name="links")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["point", "entry"], name="an_idea_adds_to_a_point_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
