"""The tables of a meeting, who sits where, and the board that everyone watches."""

from django.db import models

from gensvar.accounts.models import User
from gensvar.kernel import secrets
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Guest, Meeting


@classified(internal="meeting key version changed_at sealed_at")
class Board(models.Model):
    """What the room watches: `version` grows by one with everything that happens.

    The row is held while something is handed in, so that whoever has seen a version
    has seen everything before it. `key` opens the view of the whole room. `sealed_at`
    is when both sides had approved the notes: nothing is entered after that.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    key = models.CharField(max_length=16, unique=True, default=secrets.public_id)
    version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


@classified(public="meeting number name", internal="code language seen_at closed_at")
class Table(models.Model):
    """A table or group. `code` is typed or scanned by whoever writes for the table."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=12, unique=True)
    language = models.CharField(max_length=8, default="sv")
    seen_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="a_table_has_its_own_number"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


@classified(internal="meeting rounds seed met possible with_own at by")
class SeatingPlan(models.Model):
    """How the guests of a meeting were seated: the same seed gives the same seats.

    `met` counts the pairs that share a table at least once, of `possible` pairs, and
    `with_own` the times that two of one organisation share a table.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="+")
    rounds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    possible = models.PositiveIntegerField()
    with_own = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="table guest round")
class Seat(models.Model):
    """Where a guest sits in one round."""

    table = models.ForeignKey(Table, models.CASCADE, related_name="seats")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["round", "table__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "round"], name="a_guest_sits_in_one_place"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
