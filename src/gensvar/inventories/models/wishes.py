"""What an answer wishes, in a form that meetings can be compared with."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.inventories.models.activities import CoreActivity
from gensvar.inventories.models.answers import NeedsAnswer
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body
from gensvar.programmes.models import Form


class Wish(models.TextChoices):
    """Whether a core activity should be talked about; unknown stays unknown."""

    STRONG = "strong", _("Wanted strongly")
    WANTED = "wanted", _("Wanted")
    NOT = "not", _("Not wanted")
    UNKNOWN = "unknown", _("Not known")


class Counterpart(models.TextChoices):
    """Who should come from the region (S1-10)."""

    POLITICIAN = "politician", _("An elected representative")
    OFFICER = "officer", _("An officer who knows the question")
    ADMINISTRATION = "administration", _("A certain administration")


class FormStand(models.TextChoices):
    """What an answer thinks of a form (S1-14)."""

    WANTED = "wanted", _("Wanted")
    ACCEPTABLE = "acceptable", _("Acceptable")
    NOT = "not", _("Not wanted")


@classified(public="answer activity wish")
class ActivityWish(models.Model):
    """How much an answer wants to talk about one core activity (S1-08)."""

    answer = models.ForeignKey(NeedsAnswer, models.CASCADE, related_name="wishes")
    activity = models.ForeignKey(CoreActivity, models.PROTECT, related_name="+")
    wish = models.CharField(max_length=7, choices=Wish.choices)

    class Meta:
        ordering = ["activity__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "activity"], name="an_answer_wishes_once_of_each"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="answer role body")
class CounterpartWish(models.Model):
    """Somebody whom an answer wants to meet from the region (S1-10)."""

    answer = models.ForeignKey(NeedsAnswer, models.CASCADE, related_name="counterparts")
    role = models.CharField(max_length=14, choices=Counterpart.choices)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "role"],
                condition=Q(body__isnull=True),
                name="an_answer_names_a_counterpart_once",
            ),
            models.UniqueConstraint(
                fields=["answer", "body"],
                condition=Q(body__isnull=False),
                name="an_answer_names_an_administration_once",
            ),
            models.CheckConstraint(
                condition=Q(role="administration", body__isnull=False)
                | (~Q(role="administration") & Q(body__isnull=True)),
                name="a_certain_administration_is_named",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="answer form stand", free_text="issue")
class FormWish(models.Model):
    """What an answer thinks of one form, and for which questions (S1-14)."""

    answer = models.ForeignKey(NeedsAnswer, models.CASCADE, related_name="form_wishes")
    form = models.CharField(max_length=14, choices=Form.choices)
    stand = models.CharField(max_length=10, choices=FormStand.choices)
    issue = models.CharField(_("for which questions"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "form"], name="an_answer_judges_a_form_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
