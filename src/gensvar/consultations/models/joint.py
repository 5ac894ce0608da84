"""Samråd together with other authorities: one meeting and one set of notes (S1-44).

Each authority decides on its own; what another one decided is written down here with
its source.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import AgendaItem, Meeting
from gensvar.organisations.models import Organisation


class JointRole(models.TextChoices):
    """What another authority does in a meeting that is shared."""

    HOST = "host", _("Holds the meeting together with us")
    TAKES_PART = "takes_part", _("Takes part and answers for its own questions")
    LISTENS = "listens", _("Listens, and decides nothing")


@classified(public="meeting organisation role note", internal="added_by added_at")
class JointMeeting(models.Model):
    """Another authority or municipality shares a meeting with the region."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=JointRole.choices)
    note = models.CharField(_("which questions are theirs"), max_length=300, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"],
                name="an_authority_shares_a_meeting_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


@classified(
    public="joint item decided_on section_number words source",
    internal="entered_by entered_at",
)
class OwnDecision(models.Model):
    """What another authority decided or answered, as its source tells."""

    joint = models.ForeignKey(JointMeeting, models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("day"))
    section_number = models.CharField(_("§"), max_length=20, blank=True)
    words = models.TextField(_("what was decided or answered"))
    source = models.CharField(_("source"), max_length=300)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
