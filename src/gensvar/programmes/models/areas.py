"""Administrative areas of minority languages that the region belongs to (S1-03)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified


class AreaLanguage(models.TextChoices):
    """The languages that have administrative areas (lag 2009:724, 6 §)."""

    FINNISH = "fi", _("Finnish")
    MEANKIELI = "fit", _("Meänkieli")
    SAMI = "smi", _("Sámi")


@classified(public="language since until source", internal="entered_by entered_at")
class AdministrativeArea(models.Model):
    """The region belongs to the area of a language from a day, says a source."""

    language = models.CharField(max_length=3, choices=AreaLanguage.choices)
    since = models.DateField(_("from"))
    until = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"],
                condition=Q(until__isnull=True),
                name="an_area_is_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="an_area_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.get_language_display()
