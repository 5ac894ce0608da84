"""An import that somebody works on; nothing in it counts before it is confirmed."""

from django.db import models
from django.db.models import Q

from gensvar.accounts.models import User
from gensvar.contributions.models import Batch
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(
    internal="dialogue name fingerprint targets language version created_by created_at "
    "expires_at batch job_id",
    free_text="notes corrections",
)
class ImportDraft(models.Model):
    """Uploaded notes as they were read, and how a reviewer has corrected them.

    `notes` is the tree as JSON and never changes; `corrections` is the list of what was
    done to it, so that the last step can be taken back. `targets` says for each section
    which question it belongs to: a question's id, "" for none, or "skip". It is working
    material: it is removed when it is confirmed, thrown away, or seven days old.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    notes = models.JSONField(default=dict)
    corrections = models.JSONField(default=list)
    targets = models.JSONField(default=dict)
    language = models.CharField(max_length=8, default="sv")
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    job_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "fingerprint"],
                condition=Q(batch__isnull=True),
                name="a_document_is_worked_on_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
