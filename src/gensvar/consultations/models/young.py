"""Samråd with children and young people, in forms made for them (5 a §).

Nothing is kept about a young person: only how many there were in each age band, as
those who held the occasion reported it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting
from gensvar.programmes.models import Programme, ProgrammeGroup


class YoungForm(models.TextChoices):
    """How the form was made to fit children and young people."""

    OWN_MEETING = "own_meeting", _("A meeting of their own")
    AT_SCHOOL = "at_school", _("At school or where they already are")
    WORKSHOP = "workshop", _("Workshop with drawing, play or film")
    ONLINE = "online", _("Online, such as a survey or a chat")
    THROUGH_THEIRS = "through_theirs", _("Through their own associations")
    IN_ORDINARY = "in_ordinary", _("Part of an ordinary meeting, adapted")
    OTHER = "other", _("In another way")


class AgeBand(models.TextChoices):
    """The only thing that is ever counted about age."""

    UNDER_13 = "0-12", _("Up to 12 years")
    TEENS = "13-15", _("13 to 15 years")
    UPPER = "16-18", _("16 to 18 years")
    YOUNG_ADULTS = "19-25", _("19 to 25 years")
    UNKNOWN = "unknown", _("Age not known")


@classified(
    public="programme meeting group title held_on form form_words guardians_informed "
    "guardian_words young_words young_words_shown_at",
    internal="entered_by entered_at withdrawn_at",
)
class YoungOccasion(models.Model):
    """One occasion on which children and young people were asked.

    `guardians_informed` is yes, no or not known. `young_words` is a text in words for
    the young; it stands on the public page of the meeting from `young_words_shown_at`.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("what it was"), max_length=200)
    held_on = models.DateField(_("day"))
    form = models.CharField(max_length=14, choices=YoungForm.choices)
    form_words = models.TextField(_("how it was made to fit"), blank=True)
    guardians_informed = models.BooleanField(null=True)
    guardian_words = models.TextField(_("what guardians were told"), blank=True)
    young_words = models.TextField(_("text for the young"), blank=True)
    young_words_shown_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(young_words_shown_at__isnull=True) | ~Q(young_words=""),
                name="what_is_shown_to_the_young_has_words",
            )
        ]

    def __str__(self) -> str:
        return self.title


@classified(internal="occasion band count")
class YoungCount(models.Model):
    """How many there were in one age band, as it was reported; never who."""

    occasion = models.ForeignKey(YoungOccasion, models.CASCADE, related_name="counts")
    band = models.CharField(max_length=7, choices=AgeBand.choices)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "band"], name="an_age_band_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_band_display()
