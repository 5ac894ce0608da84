"""The lists of the region: how organisations are sorted, and what they can."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class CategoryKind(models.TextChoices):
    """What a category says of an organisation (S4-107)."""

    THEME = "theme", _("Theme")
    FORM = "form", _("Form")
    PLACE = "place", _("Place")
    UMBRELLA = "umbrella", _("Umbrella")


class Listed(models.Model):
    """Something to choose in a list; what has ended is chosen no more, and stays."""

    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "name", "pk"]

    def __str__(self) -> str:
        return self.name


@classified(public="kind name order ended_on")
class Category(Listed):
    """A word under which organisations are found: never a group of people."""

    kind = models.CharField(_("kind"), max_length=10, choices=CategoryKind.choices)

    class Meta(Listed.Meta):
        ordering = ["kind", "order", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                condition=Q(ended_on__isnull=True),
                name="a_category_stands_once",
            )
        ]


@classified(public="name order ended_on", internal="proposed_by proposed_at")
class Competence(Listed):
    """Something that organisations can, and may be asked to do (S4-093).

    One that an organisation has proposed is chosen by others when somebody here has
    taken it up; until then `proposed_at` is set and `order` is 0.
    """

    proposed_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Listed.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(ended_on__isnull=True),
                name="a_competence_stands_once",
            )
        ]


@classified(public="name order ended_on")
class SubRegion(Listed):
    """A part of the region in which organisations work together (S4-036)."""

    class Meta(Listed.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(ended_on__isnull=True),
                name="a_sub_region_stands_once",
            )
        ]
