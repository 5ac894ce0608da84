"""The core activities that groups may want to be consulted about (S1-08)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body
from gensvar.programmes.models import Programme


class ActivityCode(models.TextChoices):
    """What regions do; the list that a programme begins with."""

    PRIMARY_CARE = "primary_care", _("Primary care")
    HOSPITAL_CARE = "hospital_care", _("Hospital care")
    PSYCHIATRY = "psychiatry", _("Psychiatry")
    DENTAL_CARE = "dental_care", _("Dental care")
    ELDERLY_CARE = "elderly_care", _("Care of older people, with municipalities")
    CULTURE = "culture", _("Culture")
    TRANSPORT = "transport", _("Public transport")
    REGIONAL_DEVELOPMENT = "regional_development", _("Regional development")
    EDUCATION = "education", _("Education and training")
    LANGUAGE = "language", _("Communication and language")
    OWN = "own", _("Of our own")


DEFAULTS = tuple(code for code in ActivityCode if code != ActivityCode.OWN)


@classified(public="programme code name body order withdrawn_on")
class CoreActivity(models.Model):
    """One core activity of a programme, and the administration that answers for it.

    One of the usual list has a code and no name of its own: it is called in the
    reader's language.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    code = models.CharField(max_length=20, choices=ActivityCode.choices)
    name = models.CharField(_("name"), max_length=120, blank=True)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code", "name"],
                name="an_activity_stands_once_in_a_programme",
            ),
            models.CheckConstraint(
                condition=~Q(code="own") | ~Q(name=""),
                name="an_activity_of_ones_own_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_code_display()
