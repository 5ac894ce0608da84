"""Questions from the floor, answers as they were given, and what is taken along."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exercises.models.exercises import Exercise
from gensvar.exercises.models.tables import Table
from gensvar.exercises.models.writing import Entry
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Side


class AskedState(models.TextChoices):
    """What became of a question in the room."""

    OPEN = "open", _("Not answered yet")
    ANSWERED = "answered", _("Answered")
    PARTLY = "partly", _("Answered in part")


@classified(
    internal="exercise table key_hash language state queued_at speaks_from "
    "speaks_until entered_by version",
    free_text="words asker",
)
class AskedQuestion(models.Model):
    """A question to somebody; it may lack an asker, and stays open without an answer.

    The speaking order is `queued_at`; `speaks_from` and `speaks_until` tell the time.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, null=True, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    words = models.TextField(_("the question"))
    asker = models.CharField(_("who asks"), max_length=200, blank=True)
    language = models.CharField(max_length=8, default="sv")
    state = models.CharField(
        max_length=8, choices=AskedState.choices, default=AskedState.OPEN
    )
    queued_at = models.DateTimeField()
    speaks_from = models.DateTimeField(null=True, blank=True)
    speaks_until = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["queued_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="asked at entered_by", free_text="words", personal="speaker")
class Reply(models.Model):
    """What somebody who is named answered: a statement, not a contribution (S4-020)."""

    asked = models.ForeignKey(AskedQuestion, models.PROTECT, related_name="replies")
    speaker = models.CharField(_("who answers"), max_length=200)
    words = models.TextField(_("the answer"))
    at = models.DateTimeField()
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="exercise side by",
    internal="at entered_by version",
    free_text="words",
)
class TakenAlong(models.Model):
    """What a recipient says that it takes along: the first feedback (S4-015)."""

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    side = models.CharField(max_length=6, choices=Side.choices)
    by = models.CharField(_("who takes it along"), max_length=200)
    words = models.TextField(_("what is taken along"))
    entries = models.ManyToManyField(Entry, related_name="+", blank=True)
    at = models.DateTimeField()
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    version = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
