"""The log of competence: trainings, and how many took part (S4-115)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(internal="body year days set_by set_at")
class DayGoal(models.Model):
    """How many days a year a body wants its people to work in civil society."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-year", "body__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], name="a_body_has_one_goal_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


@classified(internal="body what arranged_by day hours key noted_by noted_at")
class Training(models.Model):
    """A training on civil society or dialogue: what, by whom, when, how long."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    what = models.CharField(_("what it was about"), max_length=200)
    arranged_by = models.CharField(_("who arranged it"), max_length=200)
    day = models.DateField(_("day"))
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1)
    key = models.CharField(max_length=64, unique=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0), name="a_training_takes_time"
            )
        ]

    def __str__(self) -> str:
        return self.what


@classified(internal="training body people")
class TrainingBody(models.Model):
    """A body whose people took part; how many is as told, or not known."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "body"], name="a_body_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="training noted_at", personal="user")
class TrainingTaken(models.Model):
    """A note of one's own that one took part: nobody else reads it."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="taken")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "user"], name="a_training_is_taken_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
