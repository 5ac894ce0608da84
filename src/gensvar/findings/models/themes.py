"""Themes, what is sorted under them, and each step of sorting."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


class ThemeState(models.TextChoices):
    """A theme is proposed until a person confirms it."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")


@classified(
    public="dialogue name description state position",
    internal="proposed_by confirmed_by confirmed_at created_at removed_at merged_into "
    "version",
)
class Theme(models.Model):
    """What several contributions have in common.

    A removed or merged theme keeps its placements, so that it can be brought back and
    nobody wonders later where something was sorted first. `merged_into` says where its
    contributions are found now.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    state = models.CharField(
        max_length=10, choices=ThemeState.choices, default=ThemeState.PROPOSED
    )
    position = models.PositiveSmallIntegerField(default=0)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "name"],
                condition=Q(removed_at__isnull=True),
                name="a_theme_has_one_name",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", confirmed_by__isnull=True)
                | Q(state="confirmed", confirmed_by__isnull=False),
                name="a_confirmed_theme_was_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(removed_at__isnull=False),
                name="a_merged_theme_stands_no_more",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@classified(internal="theme contribution placed_by placed_at")
class Placement(models.Model):
    """One contribution sorted under one theme, and by whom."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="placements")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="+")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "contribution"], name="sorted_once_under_each_theme"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} → {self.theme_id}"


@classified(
    internal="dialogue by at added removed themes_made themes_removed undone_at"
)
class SortingStep(models.Model):
    """One step of sorting, so that it can be undone and the state before is back.

    `added` and `removed` are lists of [theme id, contribution id, user id, moment];
    `themes_made` and `themes_removed` are lists of theme ids.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    added = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    themes_made = models.JSONField(default=list)
    themes_removed = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["dialogue", "by", "undone_at"])]

    def __str__(self) -> str:
        return str(self.pk)
