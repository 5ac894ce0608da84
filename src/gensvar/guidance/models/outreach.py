"""Who is missing in a dialogue, how they are reached, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(
    public="dialogue group barrier how channel responsible until result done_on",
    internal="created_by created_at version",
)
class OutreachStep(models.Model):
    """One thing done to reach a group that would otherwise be missing (S3-25).

    A group is a part of the population; never persons.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    group = models.CharField(_("who is missing"), max_length=200)
    barrier = models.CharField(_("what stands in the way"), max_length=300, blank=True)
    how = models.CharField(_("how we reach them"), max_length=300)
    channel = models.CharField(_("channel"), max_length=200, blank=True)
    responsible = models.CharField(_("who does it"), max_length=200)
    until = models.DateField(_("until when"))
    result = models.TextField(_("what came of it"), blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(result=""),
                name="done_outreach_has_a_result",
            )
        ]

    def __str__(self) -> str:
        return self.how
