"""Who is asked whether they want consultation, and what they answer (7–8 §§)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.sami_consultations.models.consultations import SamiConsultation
from gensvar.sami_consultations.models.register import Representative


class PartyState(models.TextChoices):
    """What a representative has answered. Silence is regarded as no by a person."""

    ASKED = "asked", _("No answer yet")
    WANTS = "wants", _("Wants consultation")
    ABSTAINS = "abstains", _("Abstains")
    SILENT = "silent", _("No answer, regarded as abstaining")


class WantedForm(models.TextChoices):
    """The form of consultation that a representative wishes for (9 §)."""

    ORAL = "oral", _("Orally, at a meeting")
    WRITTEN = "written", _("In writing")
    BOTH = "both", _("Both orally and in writing")


@classified(
    public="consultation sent_on answer_by words", internal="sent_by created_at"
)
class Inquiry(models.Model):
    """The question whether consultation is wanted, with the day of answer (8 §)."""

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="inquiries"
    )
    words = models.TextField(_("what the matter is about"))
    sent_on = models.DateField(_("sent on"))
    answer_by = models.DateField(_("answer by"))
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("sent_on")),
                name="an_inquiry_leaves_time_to_answer",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="consultation representative state inquiry answer_by answered_on "
    "wanted_form sametinget_informed_on",
    internal="created_at version",
    free_text="form_words",
)
class Party(models.Model):
    """A representative who is asked or has asked, and what it wants.

    `inquiry` is empty for one that asked by itself (6 §) and was not asked.
    `sametinget_informed_on` is when Sametinget heard that it is consulted apart (7 §).
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="parties"
    )
    representative = models.ForeignKey(Representative, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=PartyState.choices, default=PartyState.ASKED
    )
    inquiry = models.ForeignKey(
        Inquiry, models.PROTECT, null=True, blank=True, related_name="parties"
    )
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    wanted_form = models.CharField(max_length=8, choices=WantedForm.choices, blank=True)
    form_words = models.TextField(_("more about the form"), blank=True)
    sametinget_informed_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "representative"],
                name="a_representative_is_a_party_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.representative)


@classified(
    public="party is_abstention reason answer_by_before answer_by_after decider "
    "decided_on",
    internal="entered_by entered_at",
)
class SilenceDecision(models.Model):
    """A person decides what silence means after the day of answer (8 §)."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="silence")
    is_abstention = models.BooleanField()
    reason = models.TextField(_("why"))
    answer_by_before = models.DateField()
    answer_by_after = models.DateField(null=True, blank=True)
    decider = models.CharField(_("who decided"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
