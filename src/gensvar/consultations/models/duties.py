"""Information to the national minorities of their rights (lag 2009:724, 3 §; S1-03)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme, ProgrammeGroup


class Channel(models.TextChoices):
    """How information was given."""

    WEB = "web", _("On the web")
    LETTER = "letter", _("By letter or e-mail")
    MEETING = "meeting", _("At a meeting")
    PRINT = "print", _("In print, such as a folder or a poster")
    MEDIA = "media", _("In a newspaper, on radio or on television")
    SOCIAL = "social", _("In social media")
    COURSE = "course", _("At a course or a training")
    OTHER = "other", _("In another way")


class Audience(models.TextChoices):
    """Whom it was for: the duty to inform is towards the minorities."""

    GROUP = "group", _("The group")
    STAFF = "staff", _("Our own staff")


@classified(
    public="programme body group audience language what channel done_on reached link",
    internal="entered_by entered_at withdrawn_at",
)
class InformationAction(models.Model):
    """What a body did, on a day, to inform a group in a language.

    No group means all groups of the programme. `reached` is what somebody said of how
    many it reached; nothing there means that nobody knows. What was for our own staff
    (S1-36) is never counted as information to a group.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(
        max_length=5, choices=Audience.choices, default=Audience.GROUP
    )
    language = models.CharField(_("language"), max_length=8)
    what = models.CharField(_("what was told"), max_length=300)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    done_on = models.DateField(_("day"))
    reached = models.PositiveIntegerField(_("how many it reached"), null=True)
    link = models.CharField(_("where it can be found"), max_length=500, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-done_on", "-pk"]
        indexes = [models.Index(fields=["programme", "done_on"])]

    def __str__(self) -> str:
        return self.what
