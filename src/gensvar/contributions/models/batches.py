"""Batches: contributions that came in together from one document of notes."""

from django.db import models
from django.db.models import Q

from gensvar.accounts.models import User
from gensvar.contributions.models.disposals import Disposal
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(
    internal="dialogue file_name fingerprint format confirmed_by confirmed_at "
    "withdrawn_at withdrawn_by withdrawn_reason reported_persons "
    "reported_organisations disposal",
    free_text="report",
)
class Batch(models.Model):
    """Contributions that came in together from one document of notes.

    `reported_persons` and `reported_organisations` are what the notes say about who
    came; they are never added to what we have counted. `report` keeps the rest of the
    notes: facts, rankings, questions, speeches, decisions and what was set aside.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    format = models.CharField(max_length=10)
    report = models.JSONField(default=dict)
    reported_persons = models.PositiveIntegerField(null=True, blank=True)
    reported_organisations = models.PositiveIntegerField(null=True, blank=True)
    disposal = models.ForeignKey(Disposal, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "fingerprint"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_document_is_imported_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
