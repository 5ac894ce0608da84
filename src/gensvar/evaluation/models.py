"""Both sides' verdicts on a dialogue, and the lessons drawn."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.contributions.models import Receipt
from gensvar.dialogues.models import Dialogue
from gensvar.followups.models import Measure
from gensvar.kernel.privacy import classified


class Side(models.TextChoices):
    """Whose verdict it is (S1-27, S3-52)."""

    REGION = "region", _("The region")
    PARTICIPANTS = "participants", _("The participants")


class Indicator(models.TextChoices):
    """What is judged from 1 to 5, after the four goals of S3-41…44."""

    KNOWLEDGE = "knowledge", _("The elected learnt what people need and think")
    UNDERSTANDING = "understanding", _("People understand the services better")
    MATCH = "match", _("What is offered fits better with what is needed")
    TRUST = "trust", _("People and the elected trust each other more")


def _in_range(*names: str) -> Q:
    """Return the condition that each is unknown or from 1 to 5."""
    condition = Q()
    for name in names:
        condition &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 5)})
    return condition


@classified(internal="dialogue number shown")
class VerdictFigure(models.Model):
    """What is shown of anonymous verdicts; a new one is made when five more have come.

    `shown` maps each indicator to [count, sum]. An indicator moves only when it has
    five new answers of its own.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    shown = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"], name="verdict_figures_are_numbered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id}/{self.number}"


@classified(
    public="dialogue side",
    internal="id knowledge understanding match trust author given_on figure version "
    "may_show_words",
    personal="on_behalf_of",
    free_text="text difference_made",
)
class Verdict(models.Model):
    """One verdict. Unknown stays empty; nothing is worked out for anybody.

    Officers and chairs judge for the region, in their own name. Participants judge
    anonymously through a receipt (then there is no author, a random id and only the
    month), or an officer enters what a named organisation has said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12, choices=Side.choices)
    knowledge = models.PositiveSmallIntegerField(null=True, blank=True)
    understanding = models.PositiveSmallIntegerField(null=True, blank=True)
    match = models.PositiveSmallIntegerField(null=True, blank=True)
    trust = models.PositiveSmallIntegerField(null=True, blank=True)
    difference_made = models.TextField(_("what difference it made"), blank=True)
    text = models.TextField(_("what went well and what did not"), blank=True)
    may_show_words = models.BooleanField(default=False)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_on = models.DateField()
    figure = models.ForeignKey(
        VerdictFigure, models.PROTECT, null=True, related_name="verdicts"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "author"],
                condition=Q(side="region"),
                name="one_verdict_for_each_officer",
            ),
            models.UniqueConstraint(
                fields=["dialogue", "on_behalf_of"],
                condition=~Q(on_behalf_of=""),
                name="one_verdict_for_each_organisation",
            ),
            models.CheckConstraint(
                condition=Q(side="region", author__isnull=False, on_behalf_of="")
                | (Q(side="participants", author__isnull=False) & ~Q(on_behalf_of=""))
                | Q(side="participants", author__isnull=True, on_behalf_of=""),
                name="a_verdict_is_signed_or_anonymous",
            ),
            models.CheckConstraint(
                condition=_in_range(*Indicator.values),
                name="indicators_are_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return self.get_side_display()


@classified(internal="receipt")
class VerdictUse(models.Model):
    """That a receipt has been used to judge: only the fact, as with ratings."""

    receipt = models.OneToOneField(
        Receipt, models.PROTECT, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.receipt_id)


@classified(public="dialogue words measure", internal="written_by at")
class Lesson(models.Model):
    """Something learnt, and the measure it becomes."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    words = models.TextField(_("what we learnt"))
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_lesson_has_words")
        ]

    def __str__(self) -> str:
        return self.words
