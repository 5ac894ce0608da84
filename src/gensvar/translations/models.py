"""Translations of published texts, and in which language an original is written."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified

LONGEST_KIND, LONGEST_KEY, LONGEST_FIELD, LONGEST_TAG = 60, 64, 40, 12


class How(models.TextChoices):
    """How a translation was made."""

    HUMAN = "human", _("Translated by people")
    MACHINE = "machine", _("Machine translation, not reviewed")


@classified(
    public="kind key field language text how published_at",
    internal="original_mark made_by made_at reviewed_by reviewed_at version",
)
class Translation(models.Model):
    """One text of the region in one more language.

    `kind` is the label of the model that the original stands in, `key` its primary key
    and `field` the field. `original_mark` is the fingerprint of the original that it
    was made from: another one means that the original has changed since. An empty text
    is one that has been taken out again.
    """

    kind = models.CharField(max_length=LONGEST_KIND)
    key = models.CharField(max_length=LONGEST_KEY)
    field = models.CharField(max_length=LONGEST_FIELD)
    language = models.CharField(max_length=LONGEST_TAG)
    text = models.TextField(blank=True)
    how = models.CharField(max_length=7, choices=How.choices)
    original_mark = models.CharField(max_length=32)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "field", "language"],
                name="one_translation_in_each_language",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="a_review_has_a_person_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.field} {self.language}"

    @property
    def is_reviewed(self) -> bool:
        """Say whether a person stands for the words."""
        return self.how == How.HUMAN or self.reviewed_at is not None


@classified(public="kind key language", internal="said_by said_at")
class OriginalLanguage(models.Model):
    """In which language the original of a thing is written, where it is not Swedish."""

    kind = models.CharField(max_length=LONGEST_KIND)
    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(max_length=LONGEST_TAG)
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], name="one_original_language_of_each_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.language}"
