"""How many contributions there are, kept beside the contributions themselves."""

from django.db import models
from django.db.models import F, Q

from gensvar.dialogues.models import Dialogue, Question
from gensvar.kernel.privacy import classified


@classified(internal="dialogue question counted standing passed oldest_on")
class Tally(models.Model):
    """How many contributions answer one question of a dialogue, or none of them.

    `counted` are those that count, and `oldest_on` is the day of the oldest of them;
    `standing` are those that are neither hidden nor disposed of, and `passed` those of
    them that have been reviewed. A page with a hundred thousand contributions behind
    it reads these numbers instead of counting.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, null=True, related_name="+")
    counted = models.PositiveIntegerField(default=0)
    standing = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    oldest_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "question"], name="one_tally_for_each_question"
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(question__isnull=True),
                name="one_tally_outside_the_questions",
            ),
            models.CheckConstraint(
                condition=Q(passed__lte=F("standing"), standing__lte=F("counted")),
                name="what_is_shown_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standing} / {self.counted}"
