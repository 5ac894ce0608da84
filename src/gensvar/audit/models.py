"""The chain of events, and what each event said until it is disposed of."""

from django.db import models

from gensvar.kernel.privacy import classified


@classified(internal="sequence digest")
class ChainHead(models.Model):
    """The last link: one row that every new event takes hold of first."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.sequence)


@classified(internal="identity created_at")
class Installation(models.Model):
    """Which installation this is: one row, made with the first event or backup."""

    identity = models.CharField(max_length=40, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.identity


@classified(
    internal="sequence at verb kind thing_id actor_id commitment previous digest"
)
class Event(models.Model):
    """One thing that happened: kind, id, actor id and a commitment; no words, no keys.

    It has no foreign keys, so that it outlives what it tells of.
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    thing_id = models.CharField(max_length=40)
    actor_id = models.CharField(max_length=40, blank=True)
    commitment = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["kind", "thing_id"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb} {self.kind} {self.thing_id}"


@classified(internal="sequence salt content")
class EventContent(models.Model):
    """What the event said. Without it and its salt the chain still holds."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    salt = models.CharField(max_length=64)
    content = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.sequence)
