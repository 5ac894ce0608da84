"""What the region says of a method, and which methods a dialogue has chosen."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.privacy import classified


class Cost(models.IntegerChoices):
    """Roughly what a method costs beside the working hours."""

    LITTLE = 1, _("Little")
    SOME = 2, _("Some")
    MUCH = 3, _("Much")


@classified(
    public="key is_own is_hidden levels purposes groups weeks hours cost is_digital "
    "is_on_site size changed_at",
    internal="changed_by",
)
class MethodSetting(models.Model):
    """A method of the region's own, or what it changed in one of the catalogue."""

    key = models.SlugField(max_length=60, unique=True)
    is_own = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    levels = models.JSONField(default=list)
    purposes = models.JSONField(default=list)
    groups = models.JSONField(default=list)
    weeks = models.PositiveSmallIntegerField(_("weeks of preparation"), default=4)
    hours = models.PositiveSmallIntegerField(_("working hours"), default=40)
    cost = models.PositiveSmallIntegerField(choices=Cost.choices, default=Cost.SOME)
    is_digital = models.BooleanField(default=False)
    is_on_site = models.BooleanField(default=True)
    size = models.CharField(max_length=60, blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


@classified(
    public="dialogue method name reason at dropped_at why_dropped",
    internal="by dropped_by",
)
class MethodChoice(models.Model):
    """A method that a dialogue uses, and why; a dropped one stays with its reason."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+")
    method = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    reason = models.TextField(_("why this method"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    why_dropped = models.TextField(_("why it is dropped"), blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "method"],
                condition=Q(dropped_at__isnull=True),
                name="a_method_is_chosen_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
