"""The outbox is the queue: a letter is written in the transaction that causes it."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified


class LetterState(models.TextChoices):
    """What is known of a letter.

    "Uncertain" means that a sender stopped midway: the letter may have left, and only
    a person decides whether it is sent again. "Withdrawn" means that its reader was no
    longer to get it when its turn came.
    """

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    UNCERTAIN = "uncertain", _("Uncertain")
    WITHDRAWN = "withdrawn", _("Not sent")


# Stands in the text where the secret belongs: ⟦…⟧.
SECRET_MARK = "\u27e6\u2026\u27e7"  # noqa: S105 -- a mark, no password


METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


@classified(
    internal="key language kind state attempts not_before leased_until created_at "
    "sent_at problem cause",
    personal="to subject text calendar",
    protected="secret",
)
class Letter(models.Model):
    """One letter to one address. `key` makes sure that it is written once.

    A secret, such as the token in the link of an invitation, is kept apart from the
    text and forgotten when the letter has left. `calendar` is a meeting for the
    reader's calendar (RFC 5546) that goes with the letter; it holds no secret.
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=80)
    cause = models.CharField(max_length=120, blank=True)
    to = models.EmailField()
    language = models.CharField(max_length=8, default="sv")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    secret = models.CharField(max_length=200, blank=True)
    calendar = models.TextField(blank=True)
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
        indexes = [
            models.Index(fields=["state", "not_before"]),
            models.Index(fields=["cause"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def whole_text(self) -> str:
        """The text as it leaves, with the secret in its place while it is known."""
        return self.text.replace(SECRET_MARK, self.secret or SECRET_MARK)

    @property
    def calendar_method(self) -> str:
        """What the calendar file asks of the reader's calendar, such as REQUEST."""
        found = METHOD.search(self.calendar)
        return found[1] if found else "PUBLISH"
