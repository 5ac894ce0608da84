"""Findings and the quotations that they rest on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models.themes import Theme
from gensvar.kernel.privacy import classified


@classified(
    public="dialogue title text counter_views not_reached position",
    internal="created_by created_at changed_by changed_at version",
)
class Finding(models.Model):
    """What the contributions say together, what speaks against it, who is missing."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    title = models.CharField(_("finding"), max_length=200)
    text = models.TextField(_("what people say"))
    counter_views = models.TextField(_("what speaks against it"))
    not_reached = models.TextField(_("who we did not hear on this"))
    position = models.PositiveSmallIntegerField(default=0)
    themes = models.ManyToManyField(Theme, related_name="findings")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


@classified(internal="finding contribution start end position chosen_by")
class Quotation(models.Model):
    """Words of one contribution, from sign `start` to sign `end`, never retyped."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="quotations")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    chosen_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="a_quotation_has_words"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> str:
        """Return the quoted words."""
        return self.contribution.text[self.start : self.end]
