"""The decision basis, and the bodies that it is handed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(
    public="dialogue method not_reached conference_on conference_notes content "
    "handed_over_at",
    internal="conference_people handed_over_by created_by version",
)
class DecisionBasis(models.Model):
    """The document the elected decide on; frozen in `content` at hand-over."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="+")
    method = models.TextField(_("how the dialogue was held"), blank=True)
    not_reached = models.TextField(_("who was not reached"), blank=True)
    conference_on = models.DateField(_("result discussed on"), null=True, blank=True)
    conference_people = models.TextField(_("who took part"), blank=True)
    conference_notes = models.TextField(_("what was agreed"), blank=True)
    content = models.JSONField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.dialogue)


@classified(public="basis body due_on reported_on report", internal="reported_by")
class HandOver(models.Model):
    """The basis handed to one body, with the day it reports back by."""

    basis = models.ForeignKey(DecisionBasis, models.CASCADE, related_name="hand_overs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    due_on = models.DateField(_("report back by"))
    reported_on = models.DateField(null=True, blank=True)
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    report = models.TextField(_("report"), blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["basis", "body"], name="handed_once_to_each_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.due_on}"
