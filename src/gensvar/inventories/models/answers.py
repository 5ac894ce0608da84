"""One answer to a needs inventory: for a group or an administration, never a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.models.inventories import (
    Method,
    NeedsInventory,
    NeedsQuestion,
)
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body, Organisation
from gensvar.programmes.models import ProgrammeGroup


class Channel(models.TextChoices):
    """How an answer came in."""

    LINK = "link", _("Through its own link")
    OPEN = "open", _("Through the form for everyone")
    ENTERED = "entered", _("Written down by us")
    INTERNAL = "internal", _("By the administration")


class Interval(models.TextChoices):
    """How often a group wants to meet (S1-09, S1-13)."""

    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    PER_TERM = "per_term", _("Once every term")
    YEARLY = "yearly", _("Once a year")
    FREE = "free", _("When it is needed")


class Topic(models.TextChoices):
    """What an answer tells in its own words."""

    ACTIVITIES = "activities", _("Questions to talk about")
    STRUCTURE = "structure", _("Structure")
    INTERVAL = "interval", _("How often and how long")
    COUNTERPARTS = "counterparts", _("Who comes from the region")
    AGENDA = "agenda", _("The agenda")
    FOLLOW_UP = "follow_up", _("Follow-up and feedback")
    FORMS = "forms", _("Forms of samråd")
    OTHER = "other", _("What else")
    OWN = "own", _("A question of our own")


@classified(
    public="inventory group body channel method given_on language interval minutes "
    "feedback_days",
    internal="organisation held_by reported_persons ask key_hash received_at "
    "replaced_by",
)
class NeedsAnswer(models.Model):
    """What somebody answers for a group or an administration.

    No name, no address and no account stands beside the group (domain.md 2.5). An
    open answer may leave out which group it speaks for. `held_by` is the body that
    held the meeting or interview, `reported_persons` how many it says took part.
    Whoever sends again through an own link replaces the earlier answer, which is kept
    (`replaced_by`).
    """

    inventory = models.ForeignKey(
        NeedsInventory, models.PROTECT, related_name="answers"
    )
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ask = models.ForeignKey(
        "inventories.NeedsAsk", models.PROTECT, null=True, related_name="answers"
    )
    channel = models.CharField(max_length=8, choices=Channel.choices)
    method = models.CharField(max_length=9, choices=Method.choices)
    given_on = models.DateField(_("day"))
    held_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reported_persons = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=8, default="sv")
    interval = models.CharField(max_length=9, choices=Interval.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    feedback_days = models.PositiveSmallIntegerField(null=True, blank=True)
    key_hash = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key_hash"],
                condition=~Q(key_hash=""),
                name="an_answer_is_sent_once",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=True) | Q(body__isnull=True),
                name="an_answer_is_for_a_group_or_an_administration",
            ),
            models.CheckConstraint(
                condition=~Q(channel="open")
                | Q(organisation__isnull=True, reported_persons__isnull=True),
                name="an_open_answer_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="answer topic question", free_text="text")
class NeedsWords(models.Model):
    """What an answer says about one topic or question, word for word."""

    answer = models.ForeignKey(NeedsAnswer, models.CASCADE, related_name="words")
    topic = models.CharField(max_length=12, choices=Topic.choices)
    question = models.ForeignKey(
        NeedsQuestion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "topic"],
                condition=Q(question__isnull=True),
                name="an_answer_says_one_thing_of_a_topic",
            ),
            models.UniqueConstraint(
                fields=["answer", "question"],
                condition=Q(question__isnull=False),
                name="an_answer_answers_a_question_once",
            ),
            models.CheckConstraint(
                condition=Q(topic="own", question__isnull=False)
                | (~Q(topic="own") & Q(question__isnull=True)),
                name="a_question_of_ours_is_named",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
