"""Weighing each finding, answering in three directions, letters, credibility."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.findings.models import Finding
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision


class WeighingOutcome(models.TextChoices):
    """What became of a finding: yes, partly or no (S4-097)."""

    TAKEN_UP = "taken_up", _("Taken up")
    PARTLY = "partly", _("Partly taken up")
    NOT = "not", _("Not taken up")


@classified(
    public="finding outcome reason decision weighed_on", internal="weighed_by version"
)
class Weighing(models.Model):
    """What was decided about one finding, and why; entered by a person."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="+")
    outcome = models.CharField(
        _("what became of it"), max_length=10, choices=WeighingOutcome.choices
    )
    reason = models.TextField(_("why"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    measures = models.ManyToManyField(Measure, related_name="+", blank=True)
    weighed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    weighed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_weighing_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()


class Direction(models.TextChoices):
    """To whom the answer goes."""

    PARTICIPANTS = "participants", _("To those who took part")
    PUBLIC = "public", _("To everyone")
    SERVICES = "services", _("To the services concerned")


class AnswerState(models.TextChoices):
    """One clear state for each answer."""

    DRAFT = "draft", _("Draft")
    READY = "ready", _("Ready")
    PUBLISHED = "published", _("Published")


@classified(
    public="dialogue direction state text none_because published_at services",
    internal="written_by published_by version",
)
class Answer(models.Model):
    """The answer in one direction. `none_because` says why no service is concerned."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=12, choices=Direction.choices)
    state = models.CharField(
        max_length=10, choices=AnswerState.choices, default=AnswerState.DRAFT
    )
    text = models.TextField(_("answer"), blank=True)
    services = models.CharField(_("which services"), max_length=300, blank=True)
    none_because = models.TextField(_("none, because"), blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "direction"], name="one_answer_in_each_direction"
            ),
            models.CheckConstraint(
                condition=Q(none_because="") | Q(direction="services"),
                name="only_services_can_be_none",
            ),
        ]

    def __str__(self) -> str:
        return self.get_direction_display()


@classified(public="answer before reason corrected_at", internal="corrected_by")
class AnswerCorrection(models.Model):
    """What a published answer said before it was corrected, and why."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="corrections")
    before = models.TextField()
    reason = models.TextField(_("why it is corrected"))
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.corrected_at)


class DeliveryWay(models.TextChoices):
    """How one participant is told."""

    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Paper letter")
    CODE = "code", _("By the code only")


@classified(internal="answer receipt way letter_key printed_at prepared_at")
class Delivery(models.Model):
    """One participant to be told; the list is frozen when the batch is prepared."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="deliveries")
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+")
    way = models.CharField(max_length=6, choices=DeliveryWay.choices)
    letter_key = models.CharField(max_length=120, blank=True)
    prepared_at = models.DateTimeField(auto_now_add=True)
    printed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "receipt"], name="told_once_of_each_answer"
            )
        ]

    def __str__(self) -> str:
        return self.way


@classified(
    internal="dialogue understood fair influence received_month", free_text="comment"
)
class CredibilityRating(models.Model):
    """One anonymous rating: nothing leads from it to a person.

    Scores 1–5: was the answer understood, was the handling fair, did it matter.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    understood = models.PositiveSmallIntegerField()
    fair = models.PositiveSmallIntegerField()
    influence = models.PositiveSmallIntegerField()
    comment = models.TextField(_("comment"), blank=True)
    received_month = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    understood__range=(1, 5),
                    fair__range=(1, 5),
                    influence__range=(1, 5),
                ),
                name="scores_are_one_to_five",
            )
        ]

    def __str__(self) -> str:
        return str(self.dialogue_id)


@classified(internal="receipt")
class RatingUse(models.Model):
    """That a receipt has been used to rate: only the fact, no time and no link."""

    receipt = models.OneToOneField(Receipt, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.receipt_id)
