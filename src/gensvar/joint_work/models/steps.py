"""Steps that several do together: done when each of them has confirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.joint_work.models.together import WorkMeeting
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class Side(models.TextChoices):
    """Whether somebody takes part as elected or as an officer."""

    ELECTED = "elected", _("Elected representatives")
    OFFICERS = "officers", _("Officers")


class StepKind(models.TextChoices):
    """What is done together. The first four need both the elected and officers."""

    QUESTION = "question", _("Agree on the question and what can be influenced")
    PLAN = "plan", _("Agree on the plan")
    RESULT = "result", _("Agree on how the result is handled")
    ANSWER = "answer", _("Agree on the answer")
    WORK = "work", _("Work that several administrations do")
    OTHER = "other", _("Something else")


@classified(
    internal="dialogue kind what due_on work_meeting created_by created_at dropped_at "
    "version"
)
class JointStep(models.Model):
    """One step with several performers. Whether it is done is never stored."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    what = models.CharField(_("what is done"), max_length=300)
    due_on = models.DateField(_("by when"))
    work_meeting = models.ForeignKey(
        WorkMeeting, models.PROTECT, null=True, related_name="steps"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    dropped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""), name="a_joint_step_says_what_is_done"
            )
        ]

    def __str__(self) -> str:
        return self.what


@classified(internal="step side user body confirmed_at confirmed_by")
class Performer(models.Model):
    """A colleague or a body that does the step together with others."""

    step = models.ForeignKey(JointStep, models.CASCADE, related_name="performers")
    side = models.CharField(max_length=8, choices=Side.choices)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["side", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "user"], name="a_person_does_a_step_once"
            ),
            models.UniqueConstraint(
                fields=["step", "body"], name="a_body_does_a_step_once"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False, body__isnull=True)
                | Q(user__isnull=True, body__isnull=False),
                name="a_performer_is_a_person_or_a_body",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="somebody_confirmed_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user or self.body)
