"""From many contributions to few findings, without losing the way back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Contribution, Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


class ThemeState(models.TextChoices):
    """A theme is proposed until a person confirms it."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")


@classified(
    public="dialogue name description state position",
    internal="proposed_by confirmed_by created_at removed_at version",
)
class Theme(models.Model):
    """What several contributions have in common."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    state = models.CharField(
        max_length=10, choices=ThemeState.choices, default=ThemeState.PROPOSED
    )
    position = models.PositiveSmallIntegerField(default=0)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "name"],
                condition=Q(removed_at__isnull=True),
                name="a_theme_has_one_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


@classified(internal="theme contribution placed_by placed_at")
class Placement(models.Model):
    """One contribution sorted under one theme, and by whom."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="placements")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="+")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "contribution"], name="sorted_once_under_each_theme"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.theme_id}"


@classified(internal="dialogue by at added removed undone_at")
class SortingStep(models.Model):
    """One step of sorting, so that it can be undone.

    `added` and `removed` are lists of [theme id, contribution id].
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    added = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="dialogue title text counter_views not_reached position",
    internal="created_by created_at changed_by changed_at version",
)
class Finding(models.Model):
    """What the contributions say together, what speaks against it, who is missing."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    title = models.CharField(_("finding"), max_length=200)
    text = models.TextField(_("what people say"))
    counter_views = models.TextField(_("what speaks against it"))
    not_reached = models.TextField(_("who we did not hear on this"))
    position = models.PositiveSmallIntegerField(default=0)
    themes = models.ManyToManyField(Theme, related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


@classified(internal="finding contribution start end position chosen_by")
class Quotation(models.Model):
    """Words of one contribution, from sign `start` to sign `end`, never retyped."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="quotations")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    chosen_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="a_quotation_has_words"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def words(self) -> str:
        """Return the quoted words."""
        return self.contribution.text[self.start : self.end]


@classified(internal="dialogue opened_at opened_by closes_on")
class CompilationCheck(models.Model):
    """Participants are asked whether the compilation says what they said."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closes_on = models.DateField(_("answers until"))

    def __str__(self) -> str:
        return str(self.closes_on)


class Agreement(models.TextChoices):
    """Does the compilation say what was said?"""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


@classified(internal="asked receipt agreement at", free_text="comment")
class CheckReply(models.Model):
    """One participant's reply to the check, once each."""

    asked = models.ForeignKey(CompilationCheck, models.CASCADE, related_name="replies")
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+")
    agreement = models.CharField(max_length=6, choices=Agreement.choices)
    comment = models.TextField(_("what is missing or wrong"), blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asked", "receipt"], name="one_reply_to_a_check"
            )
        ]

    def __str__(self) -> str:
        return self.agreement


@classified(
    public="dialogue method not_reached conference_on conference_notes content "
    "handed_over_at",
    internal="conference_people handed_over_by created_by version",
)
class DecisionBasis(models.Model):
    """The document the elected decide on; frozen in `content` at hand-over."""

    dialogue = models.OneToOneField(Dialogue, models.PROTECT, related_name="+")
    method = models.TextField(_("how the dialogue was held"), blank=True)
    not_reached = models.TextField(_("who was not reached"), blank=True)
    conference_on = models.DateField(_("result discussed on"), null=True, blank=True)
    conference_people = models.TextField(_("who took part"), blank=True)
    conference_notes = models.TextField(_("what was agreed"), blank=True)
    content = models.JSONField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+"
    )
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.dialogue)


@classified(public="basis body due_on reported_on report", internal="reported_by")
class HandOver(models.Model):
    """The basis handed to one body, with the day it reports back by."""

    basis = models.ForeignKey(DecisionBasis, models.CASCADE, related_name="hand_overs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    due_on = models.DateField(_("report back by"))
    reported_on = models.DateField(null=True, blank=True)
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    report = models.TextField(_("report"), blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["basis", "body"], name="handed_once_to_each_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.due_on}"
