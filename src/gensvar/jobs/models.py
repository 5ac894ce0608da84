"""A job is one row: what to do, how far it has come, and whether someone stopped it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Stopped")


FINISHED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@classified(
    internal="kind title arguments state done total asked_by_id attempts heartbeat_at "
    "not_before cancel_requested_at created_at finished_at result problem period key"
)
class Job(models.Model):
    """One piece of work. `period` in minutes brings it back; `key` makes it single.

    `title` is what the asker sees; `arguments` are ids and facts, never words of
    people. `result` may hold `address`, where to go when the work is done.
    """

    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=120, unique=True, null=True, blank=True)
    arguments = models.JSONField(default=dict)
    state = models.CharField(
        max_length=12, choices=JobState.choices, default=JobState.WAITING
    )
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    asked_by_id = models.BigIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    period = models.PositiveIntegerField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(default=timezone.now)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_finished(self) -> bool:
        """Say whether nothing more will happen by itself."""
        return self.state in FINISHED
