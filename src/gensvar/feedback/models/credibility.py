"""Anonymous ratings, the figures made of them, and that a receipt has been used."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


@classified(internal="dialogue number count understood fair influence")
class CredibilityFigure(models.Model):
    """Sums over all ratings at one step; a new one is made when five more have come.

    What is shown comes from the last of these and from nothing else, so that the
    difference between two days never is the answer of one person.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    understood = models.PositiveIntegerField()
    fair = models.PositiveIntegerField()
    influence = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"], name="figures_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id}/{self.number}"


@classified(
    internal="id dialogue understood fair influence received_month figure",
    free_text="comment",
)
class CredibilityRating(models.Model):
    """One anonymous rating: nothing leads from it to a person.

    Scores 1–5: was the answer understood, was the handling fair, did it matter. Its id
    is random and its time a month, so that order tells nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    understood = models.PositiveSmallIntegerField()
    fair = models.PositiveSmallIntegerField()
    influence = models.PositiveSmallIntegerField()
    comment = models.TextField(_("comment"), blank=True)
    received_month = models.DateField()
    figure = models.ForeignKey(
        CredibilityFigure, models.PROTECT, null=True, related_name="ratings"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    understood__range=(1, 5),
                    fair__range=(1, 5),
                    influence__range=(1, 5),
                ),
                name="scores_are_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return str(self.dialogue_id)


@classified(internal="receipt")
class RatingUse(models.Model):
    """That a receipt has been used to rate: only the fact, no time and no link.

    The receipt is its own primary key: a counter would show in which order receipts
    were used, and so which rating belongs to which.
    """

    receipt = models.OneToOneField(
        Receipt, models.PROTECT, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.receipt_id)
