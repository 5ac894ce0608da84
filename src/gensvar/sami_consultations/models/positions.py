"""Reasoned positions and replies (11 §), how it ended, and the documentation (12 §)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.sami_consultations.models.consultations import SamiConsultation
from gensvar.sami_consultations.models.parties import Party


class PositionKind(models.TextChoices):
    """A position with its reasons, or what one says of another's position."""

    POSITION = "position", _("Position")
    REPLY = "reply", _("Reply")


@classified(
    public="consultation party kind replies_to corrects given_on language",
    internal="entered_by entered_at",
    free_text="words reasons",
)
class Position(models.Model):
    """What a side says, word for word. It is corrected by a new row alone.

    No `party` means the region. A position has reasons; a reply says to which
    position.
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="positions"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="positions"
    )
    kind = models.CharField(max_length=8, choices=PositionKind.choices)
    words = models.TextField(_("what they say"))
    reasons = models.TextField(_("reasons"), blank=True)
    replies_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    given_on = models.DateField(_("given on"))
    language = models.CharField(max_length=8, default="sv")
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="position", replies_to__isnull=True) & ~Q(reasons=""))
                | Q(kind="reply", replies_to__isnull=False),
                name="a_position_has_reasons_and_a_reply_its_position",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class EndKind(models.TextChoices):
    """The only ways in which a consultation ends (11 §)."""

    AGREEMENT = "agreement", _("Agreement")
    CONSENT = "consent", _("Consent")
    UNREACHABLE = "unreachable", _("Declared that it cannot be reached")


@classified(
    public="party kind declared_by_region ended_on", internal="entered_by entered_at"
)
class End(models.Model):
    """How the consultation with one representative ended, and when.

    `declared_by_region` says which side declared that agreement or consent cannot be
    reached; it is empty for the two other ends.
    """

    party = models.OneToOneField(Party, models.PROTECT, related_name="end")
    kind = models.CharField(max_length=12, choices=EndKind.choices)
    declared_by_region = models.BooleanField(null=True)
    ended_on = models.DateField(_("ended on"))
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="unreachable", declared_by_region__isnull=False)
                | (
                    Q(kind__in=["agreement", "consent"])
                    & Q(declared_by_region__isnull=True)
                ),
                name="a_declaration_says_whose_it_is",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


@classified(
    public="consultation outcome when_and_how took_part made_by made_on",
    internal="entered_by entered_at version",
)
class Documentation(models.Model):
    """What came out, when and how, who took part, who made this (12 §).

    Who took part are organisations and roles. `made_by` is the function of the one who
    made the documentation, and the name where the region writes it.
    """

    consultation = models.OneToOneField(
        SamiConsultation, models.CASCADE, related_name="documentation"
    )
    outcome = models.TextField(_("what came out of it"))
    when_and_how = models.TextField(_("when and how"))
    took_part = models.TextField(_("who took part"))
    made_by = models.CharField(_("who made the documentation"), max_length=200)
    made_on = models.DateField(_("made on"))
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.pk)
