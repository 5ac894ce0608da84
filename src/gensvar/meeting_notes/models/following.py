"""From said to done: questions that are followed up, and what became of ideas."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exercises.models import AskedQuestion, Entry
from gensvar.followups.models import Measure, RaisedQuestion
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import AgendaItem, Meeting


@classified(internal="meeting asked question")
class RaisedFrom(models.Model):
    """A question from the floor of a meeting, followed up until it is answered."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    asked = models.OneToOneField(
        AskedQuestion, models.PROTECT, null=True, related_name="+"
    )
    question = models.OneToOneField(RaisedQuestion, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="meeting question item")
class CarriedQuestion(models.Model):
    """A question that stands on the agenda of a later meeting until it is answered."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    question = models.ForeignKey(RaisedQuestion, models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "question"], name="a_question_is_carried_over_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class IdeaFate(models.TextChoices):
    """What became of an idea."""

    MEASURE = "measure", _("Became a measure")
    NOT = "not", _("Is not done")


@classified(
    public="meeting fate measure reason legal told_at",
    internal="entry by version",
)
class IdeaOutcome(models.Model):
    """What became of one idea: a measure, or a no with its reason.

    `legal` tells that a law stands in the way (S4-046).
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    fate = models.CharField(max_length=7, choices=IdeaFate.choices)
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("why not"), blank=True)
    legal = models.BooleanField(default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fate="measure", measure__isnull=False, reason="")
                | (Q(fate="not", measure__isnull=True) & ~Q(reason="")),
                name="an_idea_became_a_measure_or_not_because",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
