"""The region's own text in place of one that comes with the product."""

from django.db import models
from django.db.models import Q

from gensvar.accounts.models import User
from gensvar.guidance.catalogue import TONGUES, Kind
from gensvar.kernel.privacy import classified


@classified(public="kind key language words number is_current at", internal="by")
class OwnText(models.Model):
    """One text in one language. A row never changes: a new one takes its place."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.SlugField(max_length=60)
    language = models.CharField(max_length=2, choices=list(TONGUES.items()))
    words = models.JSONField()
    number = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "language"],
                condition=Q(is_current=True),
                name="one_own_text_is_shown",
            ),
            models.UniqueConstraint(
                fields=["kind", "key", "language", "number"],
                name="own_texts_are_numbered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language} {self.number}"
