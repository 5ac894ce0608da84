"""What a question can be about: a theme has a body, an owner and a number of days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.kernel.privacy import classified
from gensvar.organisations.models import Body

LONGEST_WAIT = 120


@classified(
    public="name slug hint body owner_role answer_days is_published is_funding place "
    "ended_on",
    internal="owner version",
)
class Theme(models.Model):
    """One thing that people ask about, and who answers within how many working days.

    `owner_role` is the title of who answers, such as the funding guide (S4-130): it is
    shown to everyone, the name of the person is not. `is_published` means that the
    answer is shown to everyone whatever the asker wants: who may sell to the region,
    or seek its money, must all get the same answers.
    """

    name = models.CharField(_("what it is about"), max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    hint = models.CharField(_("examples"), max_length=300, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    owner_role = models.CharField(_("title of who answers"), max_length=120)
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer_days = models.PositiveSmallIntegerField(_("working days to answer"))
    is_published = models.BooleanField(default=False)
    is_funding = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, answer_days__lte=LONGEST_WAIT),
                name="a_theme_is_answered_in_some_days",
            )
        ]

    def __str__(self) -> str:
        return self.name
