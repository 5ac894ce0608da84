"""What everyone may read that has changed: one recorded act for each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified
from gensvar.proposals.models.proposals import ChangeProposal


@classified(
    public="proposal measure words published_at withdrawn_at withdrawn_reason",
    internal="published_by withdrawn_by version",
)
class Change(models.Model):
    """A proposal or measure that has ended, told to everyone in plain words (S3-06)."""

    proposal = models.OneToOneField(
        ChangeProposal, models.PROTECT, null=True, related_name="change"
    )
    measure = models.OneToOneField(Measure, models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("what has changed, or why not"))
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.TextField(_("why it is withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposal__isnull=False, measure__isnull=True)
                | Q(proposal__isnull=True, measure__isnull=False),
                name="a_change_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="a_withdrawn_change_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_shown(self) -> bool:
        """Say whether it is shown now."""
        return self.withdrawn_at is None
