"""One export of a dialogue's records: who asked, why, and until when the file is there.

The row stays when the file is gone, so that the register tells what was taken out.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.models import Job
from gensvar.kernel.privacy import classified

KEPT = timedelta(hours=24)


class Variant(models.TextChoices):
    """How much of the people behind the words an export holds."""

    WITHOUT_IDENTITY = "without_identity", _("Without personal identity")
    COMPLETE = "complete", _("Complete")


class Ground(models.TextChoices):
    """Why a complete export is made; recorded in the log."""

    REQUEST = "request", _("Somebody has asked for the records")
    ARCHIVE = "archive", _("Handing over to the archive")
    REVIEW = "review", _("Review, supervision or appeal")
    OTHER = "other", _("Something else")


@classified(
    internal="dialogue variant ground reason asked_by asked_at job file size checksum "
    "made_at expires_at removed_at fetched_at",
)
class RecordsExport(models.Model):
    """One package with the records of a dialogue. `file` is its name on the shelf."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    variant = models.CharField(max_length=20, choices=Variant.choices)
    ground = models.CharField(max_length=10, choices=Ground.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    file = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    checksum = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["removed_at", "expires_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(variant="complete") | (~Q(reason="") & ~Q(ground="")),
                name="a_complete_export_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id} {self.variant}"

    @property
    def is_complete(self) -> bool:
        """Say whether it holds who people are."""
        return self.variant == Variant.COMPLETE

    def is_there(self, now: datetime | None = None) -> bool:
        """Say whether the file is made and its day has not passed."""
        return bool(
            self.file
            and self.removed_at is None
            and self.expires_at
            and (now or timezone.now()) < self.expires_at
        )
