"""A poll of days: when can those who should come, come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified
from gensvar.meetings.models.guests import Guest
from gensvar.meetings.models.meetings import Meeting


class Fit(models.TextChoices):
    """Whether a day suits somebody."""

    YES = "yes", _("Suits me")
    IF_NEEDED = "if_needed", _("If need be")
    NO = "no", _("Does not suit me")


@classified(internal="meeting starts_at ends_at")
class DayOption(models.Model):
    """One time that a meeting could be held."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="day_options")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "starts_at"], name="a_day_is_asked_about_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="a_possible_time_has_a_length",
            ),
        ]

    def __str__(self) -> str:
        return str(self.starts_at)


@classified(internal="option guest fit at")
class DayAnswer(models.Model):
    """Whether one time suits one guest."""

    option = models.ForeignKey(DayOption, models.CASCADE, related_name="answers")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="+")
    fit = models.CharField(max_length=10, choices=Fit.choices)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "guest"], name="a_guest_answers_a_day_once"
            )
        ]

    def __str__(self) -> str:
        return self.fit
