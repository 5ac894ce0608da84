"""Both sides' verdicts on a dialogue, and the lessons drawn."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified


class Side(models.TextChoices):
    """Whose verdict it is (S1-27, S3-52)."""

    REGION = "region", _("The region")
    PARTICIPANTS = "participants", _("The participants")


@classified(
    public="dialogue side knowledge understanding match trust difference_made",
    internal="author receipt at",
    personal="on_behalf_of",
    free_text="text",
)
class Verdict(models.Model):
    """One verdict. Indicators 1–5 follow S3-41…44; unknown stays empty.

    A participant's verdict comes through a receipt, or is entered by an officer with
    whom it was said on behalf of.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12, choices=Side.choices)
    knowledge = models.PositiveSmallIntegerField(null=True, blank=True)
    understanding = models.PositiveSmallIntegerField(null=True, blank=True)
    match = models.PositiveSmallIntegerField(null=True, blank=True)
    trust = models.PositiveSmallIntegerField(null=True, blank=True)
    difference_made = models.TextField(_("what difference it made"))
    text = models.TextField(_("what went well and what did not"), blank=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    receipt = models.ForeignKey(Receipt, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "receipt"], name="one_verdict_for_each_receipt"
            ),
            models.UniqueConstraint(
                fields=["dialogue", "author", "side"],
                condition=Q(side="region"),
                name="one_verdict_for_each_officer",
            ),
        ]

    def __str__(self) -> str:
        return self.get_side_display()


@classified(public="dialogue words measure", internal="written_by at")
class Lesson(models.Model):
    """Something learnt, and the measure it becomes."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    words = models.TextField(_("what we learnt"))
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words
