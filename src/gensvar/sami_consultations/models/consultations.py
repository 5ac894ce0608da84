"""A consultation under SFS 2022:66: screened, asked for, and how far it has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter
from gensvar.sami_consultations.models.register import Representative


class Stage(models.TextChoices):
    """How far a consultation has come. There is no end by time (11 §)."""

    NOT_NEEDED = "not_needed", _("Screened: no")
    PREPARING = "preparing", _("To be asked about")
    INQUIRED = "inquired", _("Waiting for answers")
    CONSULTING = "consulting", _("Consultation under way")
    ENDED = "ended", _("Ended, to be documented")
    CLOSED = "closed", _("Documented and closed")
    NO_DUTY = "no_duty", _("No duty to consult")


# Consultations that a decision in the matter waits for.
OPEN = (Stage.PREPARING, Stage.INQUIRED, Stage.CONSULTING)


@classified(public="matter stage", internal="created_by created_at version")
class SamiConsultation(models.Model):
    """One consultation in one matter. A new one begins when the last has ended."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=~Q(stage__in=["ended", "closed"]),
                name="a_matter_has_one_consultation_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.matter)


@classified(
    public="consultation may_be_significant decider decided_on reason",
    internal="entered_by entered_at",
)
class Screening(models.Model):
    """Can the matter be of particular significance to the Sámi (2 §)? And why.

    `decider` is an office or a body, never a name. The latest row holds; those before
    it are kept.
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="screenings"
    )
    may_be_significant = models.BooleanField()
    reason = models.TextField(_("why"))
    decider = models.CharField(_("who decided"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="consultation representative received_on",
    internal="entered_by entered_at",
    free_text="words",
)
class ConsultationRequest(models.Model):
    """A representative considers the matter significant and asks (6 §)."""

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="requests"
    )
    representative = models.ForeignKey(Representative, models.PROTECT, related_name="+")
    received_on = models.DateField(_("received on"))
    words = models.TextField(_("what they say"), blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


@classified(
    public="consultation ground reason decider decided_on",
    internal="entered_by entered_at",
)
class NoDuty(models.Model):
    """It was decided that the act asks for no consultation here (3–5 §§), and why.

    `ground` is a key of `law.toml`.
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="no_duties"
    )
    ground = models.CharField(_("ground"), max_length=40)
    reason = models.TextField(_("why"))
    decider = models.CharField(_("who decided"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
