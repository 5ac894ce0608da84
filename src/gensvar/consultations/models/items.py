"""Items of samråd: the matter each one belongs to, and how it was considered.

Samråd is a structured dialogue so that views and needs can be considered in the
decision-making of the authority (lag 2009:724, 5 § second paragraph).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Decision, Matter
from gensvar.meetings.models import AgendaItem


class Considered(models.TextChoices):
    """How what was said was considered; a person says so, nothing is worked out."""

    TAKEN_UP = "taken_up", _("Taken into account")
    PARTLY = "partly", _("Taken into account in part")
    NOT = "not", _("Not taken into account")


@classified(
    public="item matter look_again_on none_yet_reason answer_by considered "
    "considered_words considered_on decision told_at",
    internal="version",
)
class ConsultationItem(models.Model):
    """What an item of the agenda led to: a matter, or "none yet" until a day.

    Its matter is the one given here, or that of the agenda. `answer_by` is the day by
    which those who were there are told; `told_at` is when they could read it.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="+")
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    look_again_on = models.DateField(_("look again on"), null=True, blank=True)
    none_yet_reason = models.TextField(_("why there is none yet"), blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    considered = models.CharField(max_length=8, choices=Considered.choices, blank=True)
    considered_words = models.TextField(_("how it was considered"), blank=True)
    considered_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(matter__isnull=True) | Q(look_again_on__isnull=True),
                name="an_item_has_a_matter_or_none_yet",
            ),
            models.CheckConstraint(
                condition=Q(look_again_on__isnull=True) | ~Q(none_yet_reason=""),
                name="an_item_has_no_matter_yet_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    considered="",
                    considered_words="",
                    considered_on__isnull=True,
                    told_at__isnull=True,
                )
                | (
                    ~Q(considered="")
                    & ~Q(considered_words="")
                    & Q(considered_on__isnull=False)
                ),
                name="an_item_is_considered_in_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ItemStep(models.TextChoices):
    """What happened to an item after its meeting."""

    MATTER = "matter", _("Led to a matter")
    NONE_YET = "none_yet", _("No matter yet")
    CONSIDERED = "considered", _("Was considered")
    TOLD = "told", _("Told to those who were there")


@classified(
    public="consultation_item step words matter day considered", internal="by at"
)
class ItemNote(models.Model):
    """One step of an item, as it was written then; nothing here is changed."""

    consultation_item = models.ForeignKey(
        ConsultationItem, models.CASCADE, related_name="notes"
    )
    step = models.CharField(max_length=10, choices=ItemStep.choices)
    words = models.TextField(blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField(null=True, blank=True)
    considered = models.CharField(max_length=8, choices=Considered.choices, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
