"""Positions that organisations take together, and who stands behind which words."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.contributions.models import Contribution
from gensvar.dialogues.models import Dialogue
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class PositionState(models.TextChoices):
    """How far a joint position has come."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("Sent to the dialogue")
    LAPSED = "lapsed", _("Not sent before the dialogue closed")
    DROPPED = "dropped", _("Taken back before it was sent")


class BackingState(models.TextChoices):
    """What an organisation has said about a joint position."""

    ASKED = "asked", _("Has not answered")
    BEHIND = "behind", _("Stands behind it")
    RESERVED = "reserved", _("Stands behind it, with a reservation")
    DECLINED = "declined", _("Does not stand behind it")


@classified(
    internal="public_id dialogue starter language number fingerprint is_open state key "
    "started_at changed_at sent_at contribution answer_told_at version",
    free_text="title words",
)
class Position(models.Model):
    """Words that organisations take to a dialogue together (S4-092).

    `fingerprint` tells these words from all others: who agreed to other words does not
    stand behind these. What is sent never changes, and is one contribution. `is_open`
    lets every organisation with a page here read it and join.
    """

    public_id = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    starter = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = models.CharField(_("what it is about"), max_length=200)
    words = models.TextField(_("what you say together"))
    language = models.CharField(max_length=8, default="sv")
    number = models.PositiveIntegerField(default=1)
    fingerprint = models.CharField(max_length=64)
    is_open = models.BooleanField(default=False)
    state = models.CharField(
        max_length=8, choices=PositionState.choices, default=PositionState.DRAFT
    )
    key = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    contribution = models.OneToOneField(
        Contribution, models.PROTECT, null=True, related_name="+"
    )
    answer_told_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(contribution__isnull=False),
                name="what_is_sent_is_a_contribution",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


@classified(internal="position number fingerprint made_at", free_text="title words")
class Wording(models.Model):
    """One version of the words, as they stood for a while."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField()
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "number"], name="a_wording_has_its_number"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


@classified(
    internal="position organisation state number fingerprint asked_at answered_at "
    "withdrawn_on",
    free_text="reservation",
)
class Backing(models.Model):
    """What one organisation has said about a joint position.

    `fingerprint` and `number` tell which words it answered. An organisation that takes
    its name away afterwards keeps its row: `withdrawn_on` is the day.
    """

    position = models.ForeignKey(Position, models.CASCADE, related_name="backings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=BackingState.choices, default=BackingState.ASKED
    )
    reservation = models.TextField(_("your reservation"), blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "organisation"],
                name="an_organisation_answers_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="reserved") | ~Q(reservation=""),
                name="a_reservation_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()
