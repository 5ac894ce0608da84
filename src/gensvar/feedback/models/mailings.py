"""The batch in which participants are told, and each one's place on its list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Receipt
from gensvar.feedback.models.answers import Answer
from gensvar.kernel.privacy import classified


@classified(
    internal="answer number edition words prepared_by prepared_at sent_by sent_at"
)
class Mailing(models.Model):
    """One batch: the list and the words are fixed when it is prepared.

    `words` is the published answer by language. `edition` is that of the answer, so
    that a batch with words that have been corrected since is never sent.
    """

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="mailings")
    number = models.PositiveIntegerField()
    edition = models.PositiveIntegerField()
    words = models.JSONField(default=dict)
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "number"], name="mailings_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}/{self.number}"

    @property
    def cause(self) -> str:
        """Return what its letters give as their cause."""
        return f"mailing {self.pk}"


class DeliveryWay(models.TextChoices):
    """How one participant is told."""

    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Paper letter")
    CODE = "code", _("By the code only")


@classified(
    internal="mailing answer edition receipt way language letter_key is_first "
    "is_correction printed_at"
)
class Delivery(models.Model):
    """One participant on the list of a batch.

    Two entries of one reader share a letter: the same `letter_key`, and only one of
    them `is_first`. `is_correction` says that the reader knows an earlier edition.
    """

    mailing = models.ForeignKey(Mailing, models.PROTECT, related_name="deliveries")
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="deliveries")
    edition = models.PositiveIntegerField()
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+")
    way = models.CharField(max_length=6, choices=DeliveryWay.choices)
    language = models.CharField(max_length=8, default="sv")
    letter_key = models.CharField(max_length=120, blank=True)
    is_first = models.BooleanField(default=True)
    is_correction = models.BooleanField(default=False)
    printed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "edition", "receipt"],
                name="told_once_of_each_edition",
            ),
            models.UniqueConstraint(
                fields=["letter_key"],
                condition=models.Q(is_first=True) & ~models.Q(letter_key=""),
                name="a_letter_is_written_once",
            ),
        ]

    def __str__(self) -> str:
        return self.way
