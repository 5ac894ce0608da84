"""A job is one row: what to do, how far it has come, and whether someone stopped it."""

from django.db import models

from gensvar.kernel.privacy import classified


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@classified(
    internal="kind arguments state done total asked_by_id attempts heartbeat_at "
    "not_before cancel_requested_at created_at finished_at result problem period key"
)
class Job(models.Model):
    """One piece of work. `period` in minutes brings it back; `key` makes it single."""

    kind = models.CharField(max_length=80)
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
    not_before = models.DateTimeField(auto_now_add=True)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
