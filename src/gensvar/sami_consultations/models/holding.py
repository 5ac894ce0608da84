"""How one consults: the written account, occasions, and others who take part."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting
from gensvar.organisations.models import Organisation
from gensvar.sami_consultations.models.consultations import SamiConsultation
from gensvar.sami_consultations.models.parties import Party


@classified(
    public="consultation words sent_on prepare_until",
    internal="sent_by created_at",
)
class WrittenAccount(models.Model):
    """What the questions are, in writing, and the time to prepare (9 §).

    `prepare_until` is the last day of the time to prepare. `parties` are those it was
    sent to; who joins later gets one of its own.
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="accounts"
    )
    words = models.TextField(_("the questions"))
    parties = models.ManyToManyField(Party, related_name="accounts")
    sent_on = models.DateField(_("sent on"))
    prepare_until = models.DateField(_("time to prepare until"))
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(prepare_until__gt=F("sent_on")),
                name="an_account_leaves_time_to_prepare",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class OccasionForm(models.TextChoices):
    """How one consulted on an occasion."""

    ORAL = "oral", _("Orally")
    WRITTEN = "written", _("In writing")


@classified(
    public="consultation form held_on how meeting", internal="entered_by entered_at"
)
class Occasion(models.Model):
    """One occasion of consultation. A meeting may serve a samråd too (1 §)."""

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="occasions"
    )
    form = models.CharField(max_length=8, choices=OccasionForm.choices)
    held_on = models.DateField(_("day"))
    how = models.CharField(_("where and how"), max_length=300, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return str(self.held_on)


@classified(public="occasion party")
class OccasionParty(models.Model):
    """A representative that an occasion is with."""

    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="occasions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "party"], name="a_party_is_at_an_occasion_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.party)


@classified(
    public="consultation organisation why takes_part decided_on reason",
    internal="entered_by entered_at version",
)
class OtherParticipant(models.Model):
    """An organisation that may take part too, where that is suitable (10 §).

    `takes_part` is decided when each representative's view is known.
    """

    consultation = models.ForeignKey(
        SamiConsultation, models.CASCADE, related_name="others"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    why = models.TextField(_("why it should take part"))
    takes_part = models.BooleanField(null=True)
    decided_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "organisation"],
                name="another_participant_is_named_once",
            ),
            models.CheckConstraint(
                condition=Q(takes_part__isnull=True)
                | (Q(decided_on__isnull=False) & ~Q(reason="")),
                name="another_participant_is_decided_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class View(models.TextChoices):
    """What a representative thinks of another participant."""

    FOR = "for", _("Agrees")
    AGAINST = "against", _("Objects")
    NONE = "none", _("Asked, has no view or gave no answer")


@classified(
    public="other party view noted_on", internal="entered_by", free_text="words"
)
class Attitude(models.Model):
    """The view of one representative on another participant, asked before (10 §)."""

    other = models.ForeignKey(
        OtherParticipant, models.CASCADE, related_name="attitudes"
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="attitudes")
    view = models.CharField(max_length=8, choices=View.choices)
    words = models.TextField(_("what they say"), blank=True)
    noted_on = models.DateField()
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["other", "party"], name="a_party_has_one_view_of_another"
            )
        ]

    def __str__(self) -> str:
        return self.get_view_display()
