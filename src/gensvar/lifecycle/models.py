"""The steps a dialogue has taken, and of what people have been reminded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(public="dialogue name start end reason at", internal="by")
class StepTaken(models.Model):
    """One step along an arrow of the workflow."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    start = models.CharField(max_length=12)
    end = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Duty(models.TextChoices):
    """What somebody is reminded of."""

    ANSWER = "answer", _("An answer that is promised")
    CLOSING = "closing", _("Compiling when the last day has passed")
    MEASURE = "measure", _("A measure")
    REPORT = "report", _("A report back on a decision basis")
    QUESTION = "question", _("A question that waits for an answer")


@classified(internal="person duty thing_id due_on notice told_on")
class Reminder(models.Model):
    """That a person has been reminded: of what, of which due day, and which time.

    No foreign key to the thing: `duty` says what kind of thing `thing_id` is.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    duty = models.CharField(max_length=10, choices=Duty.choices)
    thing_id = models.BigIntegerField()
    due_on = models.DateField()
    notice = models.CharField(max_length=20)
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "duty", "thing_id", "due_on", "notice"],
                name="a_person_is_reminded_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.thing_id}: {self.notice}"
