"""A list of organisations that somebody had, until it is brought in or dropped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.directory.models.pages import PageVersion
from gensvar.jobs.models import Job
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Organisation


class ListState(models.TextChoices):
    """How far a list has come."""

    LOOKED_AT = "looked_at", _("Being looked through")
    BROUGHT_IN = "brought_in", _("Brought in")
    UNDONE = "undone", _("Undone")


@classified(
    internal="name state heading columns choices job given_by given_at brought_in_by "
    "brought_in_at undone_at version",
    personal="rows",
)
class GivenList(models.Model):
    """The rows of a file as they were read, and what a person has chosen for each.

    `rows` holds pairs: the number in the file, and the cells. `heading` is the number
    of the row with the headings, `columns` holds a field for each column, "" for one
    that is not used, and `choices` what was chosen by the number of the row. The rows
    are emptied when the list has been brought in or undone.
    """

    name = models.CharField(max_length=255)
    state = models.CharField(
        max_length=10, choices=ListState.choices, default=ListState.LOOKED_AT
    )
    rows = models.JSONField()
    heading = models.PositiveIntegerField()
    columns = models.JSONField()
    choices = models.JSONField(default=dict, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    brought_in_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    brought_in_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


@classified(internal="given number organisation is_new page", personal="before")
class BroughtIn(models.Model):
    """What one row of a list became, so that it can be undone.

    `before` holds, for each field of the organisation that the row changed, what stood
    there and what was written.
    """

    given = models.ForeignKey(GivenList, models.CASCADE, related_name="brought_in")
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="+"
    )
    is_new = models.BooleanField(default=False)
    page = models.ForeignKey(PageVersion, models.SET_NULL, null=True, related_name="+")
    before = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["given", "number"], name="a_row_is_brought_in_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)
