"""Who is told by letter what is new in the calendar.

What a reader follows is a part of the organisation, a kind of thing and a level of
influence. It is never a group that a meeting is held with: an address beside the name
of a group would say something of the reader (dataskyddslagen 3:3, ADR 0033).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body
from gensvar.year_plans.models.plans import PlannedKind


class Rhythm(models.TextChoices):
    """How often a letter may come; none comes when there is nothing new."""

    WEEKLY = "weekly", _("At most once a week")
    DAILY = "daily", _("At most once a day")


class Wish(models.Model):
    """What a reader wants to know of, and how often. Empty means everything.

    `told_until` is the moment up to which the last letter told.
    """

    body = models.ForeignKey(Body, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=PlannedKind.choices, blank=True)
    level = models.SlugField(max_length=40, blank=True)
    rhythm = models.CharField(
        max_length=6, choices=Rhythm.choices, default=Rhythm.WEEKLY
    )
    told_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


@classified(
    internal="body kind level rhythm told_until language token_hash created_at "
    "confirmed_at",
    personal="email",
)
class Subscription(Wish):
    """Somebody outside who follows the calendar by e-mail; confirmed from a letter.

    The row is removed when the reader stops: nothing needs the address then.
    """

    email = models.EmailField()
    language = models.CharField(max_length=8, default="sv")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "body", "kind", "level"],
                name="an_address_follows_a_body_once",
            ),
            models.UniqueConstraint(
                fields=["email", "kind", "level"],
                condition=models.Q(body__isnull=True),
                name="an_address_follows_the_region_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="body kind level rhythm told_until created_at", personal="user")
class StaffSubscription(Wish):
    """Somebody who works here and wants to know of new dialogues in the region."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "body", "kind", "level"],
                name="a_colleague_follows_a_body_once",
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "level"],
                condition=models.Q(body__isnull=True),
                name="a_colleague_follows_the_region_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
