"""Ballots that rank, and dots; both are stored as they were cast."""

from django.db import models
from django.db.models import Q

from gensvar.accounts.models import User
from gensvar.exercises.models.exercises import Exercise, Prompt
from gensvar.exercises.models.tables import Table
from gensvar.exercises.models.writing import Entry, Source
from gensvar.kernel.privacy import classified


@classified(
    internal="exercise table key_hash places source entered_by cast_at version "
    "replaced_at"
)
class Ballot(models.Model):
    """One table's ranking: the place, from 1, of each prompt by its id, as cast.

    A table may cast anew while the exercise is open; the earlier one stays.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    places = models.JSONField()
    source = models.CharField(max_length=6, choices=Source.choices)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    cast_at = models.DateTimeField()
    version = models.PositiveBigIntegerField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "table"],
                condition=Q(replaced_at__isnull=True),
                name="a_table_has_one_ballot",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    internal="exercise prompt entry table voter number source entered_by at version"
)
class Dot(models.Model):
    """So many dots by one phone or paper slip on one prompt or one idea.

    `voter` is a hash of a key that only the phone has: it says who is the same, not
    who it is. What stands on a table's paper is one voter, whose `source` is paper.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    prompt = models.ForeignKey(Prompt, models.PROTECT, null=True, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, null=True, related_name="+")
    voter = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=6, choices=Source.choices, default=Source.LIVE)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(prompt__isnull=False, entry__isnull=True)
                | Q(prompt__isnull=True, entry__isnull=False),
                name="a_dot_is_put_on_one_thing",
            ),
            models.UniqueConstraint(
                fields=["exercise", "voter", "prompt"],
                condition=Q(prompt__isnull=False),
                name="dots_on_a_prompt_are_one_row",
            ),
            models.UniqueConstraint(
                fields=["exercise", "voter", "entry"],
                condition=Q(entry__isnull=False),
                name="dots_on_an_idea_are_one_row",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
