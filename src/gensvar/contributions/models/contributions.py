"""Contributions: what was said, and whether it is shown."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models.batches import Batch
from gensvar.contributions.models.disposals import Disposal
from gensvar.contributions.models.receipts import Channel, Receipt
from gensvar.dialogues.models import Dialogue, Question
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified


class Review(models.TextChoices):
    """Whether an officer has looked at it, where the dialogue asks for that."""

    WAITING = "waiting", _("Waiting for review")
    PASSED = "passed", _("Reviewed")


@classified(
    internal="public_id dialogue question receipt batch language channel emphasis "
    "place position received_at received_on review reviewed_by reviewed_at hidden_at "
    "disposed_at disposal entered_by",
    free_text="text remark heading",
)
class Contribution(models.Model):
    """What one person or group said, word for word.

    Nothing changes `text`; a recorded disposal decision empties it. `received_on` is
    the coarse time shown in public: of notes the day of the meeting, where it is known.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    # The indexes below begin with the dialogue.
    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, related_name="+", db_index=False
    )
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="+")
    heading = models.CharField(max_length=300, blank=True)
    receipt = models.ForeignKey(Receipt, models.PROTECT, null=True, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("what was said"))
    language = models.CharField(max_length=8, default="sv")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    emphasis = models.PositiveSmallIntegerField(default=0)
    remark = models.TextField(_("remark"), blank=True)
    place = models.CharField(_("place in the source"), max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    review = models.CharField(
        max_length=8, choices=Review.choices, default=Review.WAITING
    )
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    disposed_at = models.DateTimeField(null=True, blank=True)
    disposal = models.ForeignKey(Disposal, models.PROTECT, null=True, related_name="+")
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dialogue", "review", "hidden_at"]),
            # In the order of the public list: of a dialogue, and of one question.
            # All that is asked stands in them, so that later pages come fast too.
            models.Index(
                fields=["dialogue", "-emphasis", "id", "review", "batch"],
                condition=Q(hidden_at__isnull=True, disposed_at__isnull=True),
                name="contributions_to_read",
            ),
            models.Index(
                fields=["dialogue", "question", "-emphasis", "id", "review", "batch"],
                condition=Q(hidden_at__isnull=True, disposed_at__isnull=True),
                name="answers_to_read",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(disposed_at__isnull=False),
                name="a_contribution_has_words",
            ),
            models.CheckConstraint(
                condition=Q(emphasis__lte=3), name="emphasis_is_small"
            ),
            models.UniqueConstraint(
                fields=["receipt", "question"], name="one_answer_to_each_question"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


@classified(
    internal="contribution hidden_by hidden_at lifted_by lifted_at", free_text="reason"
)
class Hiding(models.Model):
    """One time a contribution was hidden, why, by whom, and when it was lifted."""

    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="hidings"
    )
    reason = models.TextField(_("why it is hidden"))
    hidden_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
