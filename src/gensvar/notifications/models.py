"""The outbox is the queue: a letter is written in the transaction that causes it."""

from django.db import models

from gensvar.kernel.privacy import classified


class LetterState(models.TextChoices):
    """What is known of a letter; "uncertain" means that a sender stopped midway."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@classified(
    internal="key language kind state attempts not_before leased_until created_at "
    "sent_at problem cause",
    personal="to subject text",
)
class Letter(models.Model):
    """One letter to one address. `key` makes sure that it is written once."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=80)
    cause = models.CharField(max_length=120, blank=True)
    to = models.EmailField()
    language = models.CharField(max_length=8, default="sv")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    state = models.CharField(
        max_length=12, choices=LetterState.choices, default=LetterState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
