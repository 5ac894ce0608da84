"""What a guest says of an own interest in what the agenda is about (S4-055)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.meetings.models.guests import Guest


class Says(models.TextChoices):
    """What a guest has said; who has said nothing has no row."""

    NO = "no", _("No")
    YES = "yes", _("Yes")


class Tells(models.TextChoices):
    """What others may see of it: nothing that has not been ticked."""

    AGENDA = "agenda", _("Show it beside the agenda, and read it out at the meeting")
    NOTES = "notes", _("Write it in the notes, which everyone may get to read")
    WORDS = "words", _("Show also what is written above")
    NAME = "name", _("Show also the name")


@classified(
    internal="guest tells said_by said_at",
    personal="says items",
    free_text="words",
)
class DeclaredInterest(models.Model):
    """That a guest, or somebody close, gains or loses by something on the agenda.

    Only the last that was said is kept, and nothing when it is taken back. `items` are
    the numbers of items of the agenda. `said_by` is whoever wrote it down for somebody
    who is elected or works here; for the guest's own words it is empty. Nothing is
    concluded from it, and least of all from its absence.
    """

    guest = models.OneToOneField(Guest, models.CASCADE, related_name="interest")
    says = models.CharField(max_length=20, choices=Says.choices)
    items = models.JSONField(default=list)
    words = models.CharField(max_length=300, blank=True)
    tells = models.JSONField(default=list)
    said_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
