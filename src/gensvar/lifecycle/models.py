"""The steps a dialogue has taken, dated, with the reason where one was given."""

from django.db import models

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
