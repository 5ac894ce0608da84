"""A matter in the register, and the decisions taken in it, each kept for good."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(
    public="registry_number title summary body is_major_change planned_decision_on "
    "basis_drafted_on opened_on closed_on considered_on documents_address",
    internal="created_by created_at version",
)
class Matter(models.Model):
    """One matter of one body, with its registry number."""

    registry_number = models.CharField(
        _("registry number"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"\d", _("A registry number contains at least one digit."))
        ],
    )
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("what it is about"), blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    is_major_change = models.BooleanField(_("a larger change"), default=False)
    opened_on = models.DateField(_("opened on"))
    planned_decision_on = models.DateField(_("decision planned"), null=True, blank=True)
    basis_drafted_on = models.DateField(
        _("decision basis drafted"), null=True, blank=True
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    # Written by the app above when it has been decided whether a dialogue is held.
    considered_on = models.DateField(null=True, blank=True)
    documents_address = models.URLField(_("documents"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.registry_number} {self.title}"


class Outcome(models.TextChoices):
    """What a decision said. Always entered by a person; no code derives one."""

    DECIDED = "decided", _("Decided as proposed")
    DECIDED_CHANGED = "decided_changed", _("Decided with changes")
    REJECTED = "rejected", _("Rejected")
    REMITTED_BACK = "remitted_back", _("Remitted back")
    TABLED = "tabled", _("Tabled")
    PROPOSED = "proposed", _("Proposed to the next body")
    NOTED = "noted", _("Noted")


@classified(
    public="matter body starts_on ends_on section_number outcome reason summary "
    "answers_remand order",
    internal="entered_by entered_at version",
)
class Decision(models.Model):
    """One decision: body, day or days, § and outcome, as entered."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    starts_on = models.DateField(_("day"))
    ends_on = models.DateField(_("last day, if several"), null=True, blank=True)
    section_number = models.CharField(_("§"), max_length=20)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    summary = models.TextField(_("what was decided"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    answers_remand = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="decision_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="remitted_back") | ~Q(reason=""),
                name="a_remand_has_a_reason",
            ),
            models.UniqueConstraint(
                fields=["body", "starts_on", "section_number"],
                name="one_decision_under_each_section",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, § {self.section_number}"


@classified(public="decision position words votes")
class VoteCount(models.Model):
    """Votes for one proposal, as the minutes say; never used to work out an outcome."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="votes")
    position = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(_("for what"), max_length=200)
    votes = models.PositiveIntegerField(_("votes"))

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.votes} {self.words}"


@classified(public="decision before reason corrected_at", internal="corrected_by")
class DecisionCorrection(models.Model):
    """What stood before a correction, so that a wrong entry is never lost."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="corrections")
    before = models.JSONField()
    reason = models.TextField(_("why it is corrected"))
    corrected_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.corrected_at)

    @property
    def outcome_before(self) -> str:
        """Return the outcome that stood before, in words."""
        outcome = self.before.get("outcome", "")
        return str(dict(Outcome.choices).get(outcome, outcome))
