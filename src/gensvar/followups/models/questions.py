"""A question that somebody raised, followed until it has an answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.organisations.models import Body


class QuestionState(models.TextChoices):
    """Whether a question has an answer; a no has a reason (S4-097)."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered: yes")
    PARTLY = "partly", _("Answered in part")
    NOT = "not", _("Answered: no")


@classified(
    public="body matter due_on state answered_on answered_by escalated_to is_public "
    "language raised_on",
    internal="owner created_by created_at version",
    free_text="words asked_by answer",
)
class RaisedQuestion(models.Model):
    """A question with owner, day and state; who asked may be unknown (S4-150).

    `answered_by` is the title and name of who answered where it is a statement by an
    elected representative (S4-146). `escalated_to` is the higher body that it was
    taken to (S4-144).
    """

    words = models.TextField(_("the question"))
    asked_by = models.CharField(_("who asked"), max_length=200, blank=True)
    language = models.CharField(max_length=8, default="sv")
    raised_on = models.DateField(_("asked on"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("to be answered by"))
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=8, choices=QuestionState.choices, default=QuestionState.OPEN
    )
    answer = models.TextField(_("the answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(_("whose answer it is"), max_length=200, blank=True)
    escalated_to = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_public = models.BooleanField(default=False)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answer="", answered_on__isnull=True)
                | (~Q(state="open") & ~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answered_question_has_an_answer",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class QuestionStep(models.TextChoices):
    """What happened to a question."""

    NOTE = "note", _("Something was noted")
    MOVED = "moved", _("The day was moved")
    PASSED_ON = "passed_on", _("Passed on")
    ESCALATED = "escalated", _("Taken to a higher body")
    ANSWERED = "answered", _("Answered")
    REOPENED = "reopened", _("Opened again")


@classified(public="question step due_before due_after to_body", internal="by at words")
class QuestionNote(models.Model):
    """One step on the way to an answer, and why it was taken."""

    question = models.ForeignKey(RaisedQuestion, models.CASCADE, related_name="notes")
    step = models.CharField(max_length=10, choices=QuestionStep.choices)
    words = models.TextField(_("what has happened"), blank=True)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    to_body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
