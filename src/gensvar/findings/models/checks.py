"""The check: participants say whether the compilation says what they said."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(public="changes", internal="dialogue opened_at opened_by closes_on version")
class CompilationCheck(models.Model):
    """Participants are asked whether the compilation says what they said."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closes_on = models.DateField(_("replies until"))
    changes = models.TextField(_("what the replies led to"), blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.closes_on)


class Agreement(models.TextChoices):
    """Does the compilation say what was said?"""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


@classified(internal="asked receipt agreement at", free_text="comment")
class CheckReply(models.Model):
    """One participant's reply to the check, once each."""

    asked = models.ForeignKey(CompilationCheck, models.CASCADE, related_name="replies")
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=6, choices=Agreement.choices)
    comment = models.TextField(_("what is missing or wrong"), blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "receipt"], name="one_reply_to_a_check"
            )
        ]

    def __str__(self) -> str:
        return self.agreement
