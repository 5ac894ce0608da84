"""What tables write, what others stress, and the confirming of one's own text."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exercises.models.exercises import Exercise, Prompt
from gensvar.exercises.models.tables import Table
from gensvar.kernel.privacy import classified


class Source(models.TextChoices):
    """How it reached us."""

    LIVE = "live", _("Written at the table")
    PAPER = "paper", _("Entered from paper")


@classified(
    internal="exercise prompt table key_hash language round source entered_by "
    "written_at version replaced_by taken_back_at marked",
    free_text="text remark",
)
class Entry(models.Model):
    """What one table wrote, word for word.

    Nothing changes `text`: until the table confirms it can write it anew, and the
    older wording stays with `replaced_by`, or take it back. `key_hash` makes that the
    same sending is stored once. `version` is the board's when the idea was last
    changed: stored, written anew, taken back or stressed.
    `marked` is the emphasis written on a paper, 1 for (!) and 2 for (!!), where the
    paper does not say which tables stressed the idea.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    prompt = models.ForeignKey(Prompt, models.PROTECT, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    text = models.TextField(_("what the table says"))
    remark = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="sv")
    round = models.PositiveSmallIntegerField(default=0)
    marked = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=6, choices=Source.choices)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveBigIntegerField()
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["exercise", "version"]),
            models.Index(fields=["table", "exercise"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="entry table at version withdrawn_at")
class Stress(models.Model):
    """Another table says that this matters to it too: emphasis, never a vote."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="stresses")
    table = models.ForeignKey(Table, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveBigIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "table"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_table_stresses_an_idea_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="exercise table at fingerprint reopened_at confirmed_by")
class Confirmation(models.Model):
    """A table has read its own text and stands by it; `fingerprint` is of the text."""

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "table"],
                condition=Q(reopened_at__isnull=True),
                name="a_table_confirms_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
