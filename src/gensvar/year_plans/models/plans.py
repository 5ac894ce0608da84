"""The plan of a body for one year: which dialogues it means to hold, and when."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue, LadderLevel
from gensvar.kernel import secrets
from gensvar.kernel.days import today
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision, Matter
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Body

FIRST_YEAR, LAST_YEAR = 2000, 2100


@classified(
    public="body year matter adopted_on section_number decision published_at",
    internal="adopted_by created_by created_at version",
)
class YearPlan(models.Model):
    """What one body plans for one year; adopted by it, and shown by a recorded act."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "body__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], name="a_body_has_one_plan_a_year"
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True)
                | ~Q(section_number="") & Q(adopted_by__isnull=False),
                name="an_adopted_plan_names_its_decision",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="a_plan_is_for_a_year_of_our_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"


class PlannedKind(models.TextChoices):
    """What is planned."""

    DIALOGUE = "dialogue", _("Citizen dialogue")
    SAMRAD = "samrad", _("Samråd")
    MEETING = "meeting", _("Meeting")


class Audience(models.TextChoices):
    """Whom a dialogue turns to: a level, and never which group."""

    GENERAL = "general", _("Everyone")
    USERS = "users", _("Those who use a service")
    ASSOCIATIONS = "associations", _("Associations")
    SAMRAD = "samrad", _("Groups in standing samråd")


class Recurrence(models.TextChoices):
    """How often it comes back."""

    ONCE = "once", _("Only this time")
    YEARLY = "yearly", _("Every year")
    PER_TERM = "per_term", _("Every term")


class LineStatus(models.TextChoices):
    """What became of what was planned; always entered by a person."""

    PLANNED = "planned", _("Planned")
    BEGUN = "begun", _("Begun")
    DROPPED = "dropped", _("Dropped")


@classified(
    public="public_id plan kind title question starts_on ends_on level audience place "
    "recurrence status dialogue meeting begun_on dropped_on dropped_reason shown_at",
    internal="matter copied_from created_by created_at changed_at version",
)
class PlannedDialogue(models.Model):
    """One line of a plan: a dialogue, samråd or meeting before it exists.

    `shown_at` is when a recorded act showed the line to everyone: a line that is added
    to a published plan later waits for the next such act. `version` grows with every
    change, and calendars are told by it.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    plan = models.ForeignKey(YearPlan, models.CASCADE, related_name="lines")
    kind = models.CharField(
        max_length=10, choices=PlannedKind.choices, default=PlannedKind.DIALOGUE
    )
    title = models.CharField(_("title"), max_length=200)
    question = models.CharField(_("the question, in a sentence"), max_length=300)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    level = models.ForeignKey(LadderLevel, models.PROTECT, null=True, related_name="+")
    audience = models.CharField(
        max_length=12, choices=Audience.choices, default=Audience.GENERAL
    )
    place = models.CharField(_("place or area"), max_length=200, blank=True)
    recurrence = models.CharField(
        max_length=10, choices=Recurrence.choices, default=Recurrence.ONCE
    )
    status = models.CharField(
        max_length=10, choices=LineStatus.choices, default=LineStatus.PLANNED
    )
    dialogue = models.ForeignKey(
        Dialogue, models.PROTECT, null=True, blank=True, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    begun_on = models.DateField(_("begun on"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    dropped_reason = models.TextField(_("why it is dropped"), blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "ends_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="a_planned_period_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["plan", "title", "starts_on"],
                condition=~Q(status="dropped"),
                name="the_same_is_planned_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["dialogue"],
                condition=Q(dialogue__isnull=False),
                name="a_dialogue_was_planned_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(meeting__isnull=False),
                name="a_meeting_was_planned_once",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="begun", begun_on__isnull=False)
                    & (Q(dialogue__isnull=False) | Q(meeting__isnull=False))
                )
                | (~Q(status="begun") & Q(dialogue__isnull=True, meeting__isnull=True)),
                name="what_has_begun_names_it",
            ),
            models.CheckConstraint(
                condition=~Q(status="dropped")
                | ~Q(dropped_reason="") & Q(dropped_on__isnull=False),
                name="what_is_dropped_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def began_late(self) -> bool:
        """Say whether it began after the planned time was over."""
        return self.begun_on is not None and self.begun_on > self.ends_on

    @property
    def was_added_later(self) -> bool:
        """Say whether it came into the plan after the body had adopted it."""
        adopted = self.plan.adopted_on
        return adopted is not None and timezone.localdate(self.created_at) > adopted

    @property
    def is_late(self) -> bool:
        """Say whether the planned time is over and nothing has begun."""
        return self.status == LineStatus.PLANNED and self.ends_on < today()

    def falls_in(self, start: date, end: date) -> bool:
        """Say whether the planned time and another one have a day in common."""
        return self.starts_on <= end and start <= self.ends_on
