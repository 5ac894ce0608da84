"""Who is reminded by letter of the days of a form of support."""

from django.db import models

from gensvar.funding.models.forms import FundingForm
from gensvar.funding.models.rounds import FundingRound
from gensvar.kernel.privacy import classified


@classified(
    internal="form language token_hash created_at confirmed_at", personal="email"
)
class FundingFollower(models.Model):
    """An address that is reminded of one form of support, or of all of them.

    The row is removed when the reader stops: nothing needs the address then.
    """

    form = models.ForeignKey(
        FundingForm, models.CASCADE, null=True, blank=True, related_name="+"
    )
    email = models.EmailField()
    language = models.CharField(max_length=8, default="sv")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "form"], name="an_address_follows_a_support_once"
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(form__isnull=True),
                name="an_address_follows_all_support_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="follower round what day told_on")
class FundingTold(models.Model):
    """A day of a round that a follower has been told of; a moved day is told anew."""

    follower = models.ForeignKey(FundingFollower, models.CASCADE, related_name="told")
    round = models.ForeignKey(FundingRound, models.CASCADE, related_name="+")
    what = models.CharField(max_length=12)
    day = models.DateField()
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "round", "what", "day"],
                name="a_follower_is_told_of_a_day_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
