"""The communication plan: purpose, goals, activities, feedback, and who is missing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models.dialogues import Dialogue
from gensvar.dialogues.models.rules import PlanPart
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.privacy import classified


@classified(
    public="dialogue number purpose goals only_usual_reason approved_at",
    internal="approved_by created_by created_at version",
)
class CommunicationPlan(models.Model):
    """One version of the plan. An approved one never changes."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField(default=1)
    purpose = models.TextField(_("purpose"), blank=True)
    goals = models.TextField(_("goals"), blank=True)
    only_usual_reason = models.TextField(_("why only those usually heard"), blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"], name="plan_versions_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(approved_at__isnull=True),
                name="one_plan_is_being_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue} {self.number}"


@classified(public="plan what for_whom channel language on owner position")
class PlanActivity(models.Model):
    """One activity: what, for whom, channel, language, day and owner (S3-51)."""

    plan = models.ForeignKey(
        CommunicationPlan, models.CASCADE, related_name="activities"
    )
    what = models.CharField(_("what"), max_length=300)
    for_whom = models.CharField(_("for whom"), max_length=200)
    channel = models.CharField(_("channel"), max_length=200)
    language = models.CharField(_("language"), max_length=8, default="sv")
    on = models.DateField(_("day"))
    owner = models.CharField(_("owner"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["on", "position", "pk"]

    def __str__(self) -> str:
        return self.what

    @property
    def language_name(self) -> str:
        """Return what the language calls itself; an unknown tag as it is."""
        language = LANGUAGES.get(self.language)
        return language.own_name if language else self.language


@classified(public="plan to_whom how on position")
class PlanFeedback(models.Model):
    """How feedback is given: to whom, how and when."""

    plan = models.ForeignKey(CommunicationPlan, models.CASCADE, related_name="feedback")
    to_whom = models.CharField(_("to whom"), max_length=200)
    how = models.CharField(_("how"), max_length=300)
    on = models.DateField(_("when"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["on", "position", "pk"]

    def __str__(self) -> str:
        return self.to_whom


@classified(public="plan name usually_heard how_reached position")
class TargetGroup(models.Model):
    """A group that should be heard, and how it is reached (S3-30)."""

    plan = models.ForeignKey(
        CommunicationPlan, models.CASCADE, related_name="target_groups"
    )
    name = models.CharField(_("group"), max_length=200)
    usually_heard = models.BooleanField(_("usually heard"), default=False)
    how_reached = models.CharField(_("how we reach them"), max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


@classified(public="plan part words")
class PlanPartText(models.Model):
    """What a plan says in a part that the policy asks for beside the usual ones."""

    plan = models.ForeignKey(CommunicationPlan, models.CASCADE, related_name="texts")
    part = models.ForeignKey(PlanPart, models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        ordering = ["part__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "part"], name="a_part_is_written_once_in_a_plan"
            )
        ]

    def __str__(self) -> str:
        return str(self.part)
