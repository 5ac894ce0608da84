"""One exercise of a meeting: its kind, its clock, and its questions or areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import AgendaItem, Meeting


class ExerciseKind(models.TextChoices):
    """The methods of a workshop."""

    STATIONS = "stations", _("Rotating stations")
    IDEAS = "ideas", _("Ideas under areas")
    RANKING = "ranking", _("Ranking")
    DOTS = "dots", _("Dot votes")
    QUESTIONS = "questions", _("Question round")
    TAKEN_ALONG = "taken_along", _("What we take along")


class ExerciseStage(models.TextChoices):
    """Whether tables can hand something in."""

    PLANNED = "planned", _("Not begun")
    OPEN = "open", _("Under way")
    CLOSED = "closed", _("Closed")


@classified(
    public="meeting item kind title instruction position stage allows_ties "
    "allows_incomplete most_dots round_minutes rounds",
    internal="round round_started_at seconds_left opened_at closed_at shows_results "
    "created_by created_at version",
)
class Exercise(models.Model):
    """One exercise. The clock of a round runs from `round_started_at`.

    While it is stopped, `seconds_left` tells what is left and `round_started_at` is
    empty. `round` is 0 before the first. `shows_results` lets the room see what tables
    hand in while it goes on.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=ExerciseKind.choices)
    title = models.CharField(_("title"), max_length=200)
    instruction = models.TextField(_("what the tables do"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(
        max_length=8, choices=ExerciseStage.choices, default=ExerciseStage.PLANNED
    )
    rounds = models.PositiveSmallIntegerField(default=1)
    round_minutes = models.PositiveSmallIntegerField(default=10)
    round = models.PositiveSmallIntegerField(default=0)
    round_started_at = models.DateTimeField(null=True, blank=True)
    seconds_left = models.PositiveIntegerField(null=True, blank=True)
    allows_ties = models.BooleanField(default=False)
    allows_incomplete = models.BooleanField(default=True)
    most_dots = models.PositiveSmallIntegerField(default=3)
    shows_results = models.BooleanField(default=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


@classified(public="exercise position words hint")
class Prompt(models.Model):
    """A station's question, an area, or an option to rank; `hint` helps one think."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="prompts")
    position = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(_("question, area or option"), max_length=300)
    hint = models.CharField(_("hint"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "words"], name="a_prompt_stands_once"
            )
        ]

    def __str__(self) -> str:
        return self.words
