"""Drafts of imports: working material, forgotten after a week."""

from datetime import datetime, timedelta

from django.db import models

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.jobs.models import Job
from gensvar.kernel.privacy import classified

KEPT = timedelta(days=7)


@classified(
    internal="dialogue file_name fingerprint format size steps choices language "
    "version job created_by created_at",
    free_text="first tree",
)
class ImportDraft(models.Model):
    """A document of notes under review; nothing of it counts as contributions.

    `first` is the tree as it was read and `tree` as it is after `steps`, the
    corrections in order. `choices` maps the id of a section to the id of a question of
    the dialogue, to "heading" or to "out".
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    format = models.CharField(max_length=10)
    size = models.PositiveIntegerField(default=0)
    first = models.JSONField()
    tree = models.JSONField()
    steps = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    language = models.CharField(max_length=8, default="sv")
    version = models.PositiveIntegerField(default=1)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "fingerprint"], name="one_draft_of_a_document"
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def forgotten_at(self) -> datetime:
        """Return when the draft is deleted unless it has been confirmed."""
        return self.created_at + KEPT
