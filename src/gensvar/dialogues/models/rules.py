"""The region's dated rules: criteria, who gives a mandate, the participation ladder."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.governing_documents.models import GoverningDocument
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import BodyKind


class RulesState(models.TextChoices):
    """Whether rules are being written, or have been adopted."""

    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")


@classified(
    public="name reference state document valid_from valid_to copied_from",
    internal="version",
)
class RuleSet(models.Model):
    """The rules that apply from one day to another, with the decision they rest on.

    `document` is the policy that says them. A draft may be changed; adopted rules that
    somebody has decided under never change.
    """

    name = models.CharField(_("name"), max_length=200)
    reference = models.CharField(_("decided by"), max_length=300, blank=True)
    state = models.CharField(
        max_length=7, choices=RulesState.choices, default=RulesState.ADOPTED
    )
    document = models.OneToOneField(
        GoverningDocument, models.PROTECT, null=True, blank=True, related_name="+"
    )
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid_from = models.DateField(_("applies from"), null=True, blank=True)
    valid_to = models.DateField(_("applies to"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rules_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", valid_from__isnull=True)
                | Q(state="adopted", valid_from__isnull=False) & ~Q(reference=""),
                name="adopted_rules_have_a_day_and_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CriterionEffect(models.TextChoices):
    """What the answer to a criterion leads to."""

    REQUIRED = "required", _("Must be answered yes for a dialogue")
    EXCLUDES = "excludes", _("A yes speaks against a dialogue")
    SUPPORTS = "supports", _("A yes speaks for a dialogue")
    SCREENING = "screening", _("Starts an inquiry of its own")


@classified(public="rule_set key words explanation effect may_override source position")
class Criterion(models.Model):
    """One question to answer when a dialogue is considered (S3-45…47, SFS 2022:66)."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="criteria")
    key = models.SlugField(max_length=60)
    words = models.CharField(_("question"), max_length=300)
    explanation = models.TextField(_("explanation"), blank=True)
    effect = models.CharField(max_length=10, choices=CriterionEffect.choices)
    may_override = models.BooleanField(default=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key"], name="a_criterion_is_asked_once"
            )
        ]

    def __str__(self) -> str:
        return self.words


class DecisionOrder(models.TextChoices):
    """How a kind of body gives a mandate."""

    CHAIR = "chair", _("The chair decides")
    BODY = "body", _("The body decides at a sitting")
    OWN_ORDER = "own_order", _("By the order that the assembly has set")
    SERVICE = "service", _("No political mandate: the service decides by itself")


@classified(public="rule_set body_kind order reference")
class MandateRule(models.Model):
    """Who decides whether a dialogue is held, for one kind of body (S3-49, S3-50)."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="mandate_rules")
    body_kind = models.CharField(max_length=30, choices=BodyKind.choices)
    order = models.CharField(max_length=12, choices=DecisionOrder.choices)
    reference = models.CharField(_("by what decision"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "body_kind"], name="one_rule_for_each_kind_of_body"
            ),
            models.CheckConstraint(
                condition=~Q(order="own_order") | ~Q(reference=""),
                name="an_own_order_has_a_reference",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_kind_display()}: {self.get_order_display()}"


@classified(public="rule_set key name description promise position is_dialogue")
class LadderLevel(models.Model):
    """One step of the participation ladder, with its promise (S2-09, S3-22)."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="levels")
    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=100)
    description = models.TextField(_("description"))
    promise = models.TextField(_("promise"))
    position = models.PositiveSmallIntegerField(default=0)
    is_dialogue = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key"], name="a_level_stands_once_on_the_ladder"
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(public="rule_set key words explanation position")
class PlanPart(models.Model):
    """A part that a communication plan holds beside the four it always has (S3-51)."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="plan_parts")
    key = models.SlugField(max_length=60)
    words = models.CharField(_("name of the part"), max_length=120)
    explanation = models.TextField(_("explanation"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "key"], name="a_part_stands_once_in_the_rules"
            )
        ]

    def __str__(self) -> str:
        return self.words


class ToWhom(models.TextChoices):
    """To whom feedback is given."""

    PARTICIPANTS = "participants", _("Those who took part")
    PUBLIC = "public", _("Everyone, also those who did not take part")
    SERVICES = "services", _("The services concerned")


@classified(public="rule_set body_kind to_whom within_days form")
class FeedbackRule(models.Model):
    """Within how many days, and how, a kind of body gives feedback (S3-08).

    The days are counted from the last day on which people could speak.
    """

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="feedback_rules")
    body_kind = models.CharField(max_length=30, choices=BodyKind.choices)
    to_whom = models.CharField(max_length=12, choices=ToWhom.choices)
    within_days = models.PositiveSmallIntegerField(
        _("within how many days"), null=True, blank=True
    )
    form = models.CharField(_("in what form"), max_length=300, blank=True)

    class Meta:
        ordering = ["body_kind", "to_whom"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule_set", "body_kind", "to_whom"],
                name="one_rule_of_feedback_for_each",
            ),
            models.CheckConstraint(
                condition=Q(within_days__isnull=True) | Q(within_days__gte=1),
                name="feedback_takes_a_day_or_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_kind_display()}: {self.get_to_whom_display()}"
