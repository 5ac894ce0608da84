"""A list of past dialogues that somebody gave us, until it is brought in or dropped."""

from django.db import models

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body


@classified(internal="body name rows given_by given_at")
class PastList(models.Model):
    """The rows of a file as they were read; nothing of them is brought in yet.

    `rows` holds pairs: the number in the file, and the cells by the name of the field.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    rows = models.JSONField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
