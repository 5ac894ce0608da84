"""What an inventory found: written by an officer, each tied to answers (S1-07)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.inventories.models.answers import NeedsAnswer
from gensvar.inventories.models.inventories import NeedsInventory
from gensvar.kernel.privacy import classified


@classified(
    public="inventory words order withdrawn_at",
    internal="created_by created_at version",
)
class NeedsFinding(models.Model):
    """One finding; it is shown with the answers that it builds on."""

    inventory = models.ForeignKey(
        NeedsInventory, models.PROTECT, related_name="findings"
    )
    words = models.TextField(_("what the inventory shows"))
    order = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="finding answer")
class NeedsFindingSource(models.Model):
    """An answer that a finding builds on."""

    finding = models.ForeignKey(NeedsFinding, models.CASCADE, related_name="sources")
    answer = models.ForeignKey(NeedsAnswer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["answer"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "answer"], name="a_finding_builds_on_an_answer_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
