"""Working meetings, joint reflection, and the result conference."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(internal="dialogue held_on agenda notes created_by version")
class WorkMeeting(models.Model):
    """A meeting among colleagues about how the work is done (S2-31)."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    held_on = models.DateField(_("day"))
    agenda = models.TextField(_("what it is about"))
    notes = models.TextField(_("notes"), blank=True)
    people = models.ManyToManyField(User, related_name="+", blank=True)
    bodies = models.ManyToManyField(Body, related_name="+", blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return str(self.held_on)


@classified(internal="dialogue author side learnt next_time written_at version")
class Reflection(models.Model):
    """What one of those who worked on a dialogue learnt, for the others to read."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    learnt = models.TextField(_("what we learnt"))
    next_time = models.TextField(_("what we do otherwise next time"), blank=True)
    written_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "author"], name="each_reflects_once"
            ),
            models.CheckConstraint(
                condition=Q(side__in=["elected", "officers"]),
                name="a_reflection_has_a_side",
            ),
        ]

    def __str__(self) -> str:
        return str(self.author)


@classified(
    public="dialogue held_on decides",
    internal="notes created_by version",
)
class ResultConference(models.Model):
    """Held before the hand-over: what goes along to those who decide (S2-32)."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="+")
    held_on = models.DateField(_("day"))
    decides = models.ForeignKey(Body, models.PROTECT, related_name="+")
    people = models.ManyToManyField(User, related_name="+", blank=True)
    bodies = models.ManyToManyField(Body, related_name="+", blank=True)
    notes = models.TextField(_("what else was agreed"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.held_on)


@classified(public="conference finding goes_along why")
class ConferenceChoice(models.Model):
    """Whether one finding goes into the decision basis, and why not."""

    conference = models.ForeignKey(
        ResultConference, models.CASCADE, related_name="choices"
    )
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="+")
    goes_along = models.BooleanField()
    why = models.TextField(_("why"), blank=True)

    class Meta:
        ordering = ["finding__position", "finding"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "finding"], name="a_finding_is_chosen_on_once"
            ),
            models.CheckConstraint(
                condition=Q(goes_along=True) | ~Q(why=""),
                name="what_is_left_out_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.finding_id)
