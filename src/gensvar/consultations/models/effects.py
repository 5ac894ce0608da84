"""What samråd has changed, and what each side says it is worth (S1-32, 39, 40)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.followups.models import RaisedQuestion
from gensvar.kernel.privacy import classified
from gensvar.meetings.models import Meeting, Side
from gensvar.programmes.models import Programme, ProgrammeGroup


class EffectSource(models.TextChoices):
    """Where an observation comes from."""

    MEETING = "meeting", _("A meeting")
    QUESTION = "question", _("A question that was raised")
    ANSWER = "answer", _("An answer to a dialogue")
    EVALUATION = "evaluation", _("An evaluation")
    OTHER = "other", _("Something else")


@classified(
    public="programme group words observed_on source meeting question source_words "
    "link published_at",
    internal="noted_by noted_at withdrawn_at",
)
class Effect(models.Model):
    """Something that samråd has changed: what, when it was seen, and how we know.

    `words` are the region's own, and name no person. It stands on the public list from
    `published_at`.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("what has changed"))
    observed_on = models.DateField(_("seen on"))
    source = models.CharField(max_length=10, choices=EffectSource.choices)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.ForeignKey(
        RaisedQuestion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source_words = models.CharField(_("how we know"), max_length=300, blank=True)
    link = models.CharField(_("where it can be read"), max_length=500, blank=True)
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-observed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False)
                | Q(question__isnull=False)
                | ~Q(source_words="")
                | ~Q(link=""),
                name="an_effect_has_a_source",
            )
        ]

    def __str__(self) -> str:
        return self.words


@classified(
    public="programme year side group meeting method",
    internal="written_by written_at version",
    free_text="value_for_group value_for_service",
)
class ProgrammeReview(models.Model):
    """What one side says of a year: the value for the group, and for the service.

    The region has one for a year. A group has one each, with `method`: how its view was
    asked for; it is the group's, and no person's.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    side = models.CharField(max_length=6, choices=Side.choices)
    group = models.ForeignKey(
        ProgrammeGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    value_for_group = models.TextField(_("value for the group"), blank=True)
    value_for_service = models.TextField(_("value for the service"), blank=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="+"
    )
    method = models.CharField(_("how the group was asked"), max_length=300, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "side", "group__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year"],
                condition=Q(side="region"),
                name="the_region_reviews_a_year_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "year", "group"],
                condition=Q(side="other"),
                name="a_group_reviews_a_year_once",
            ),
            models.CheckConstraint(
                condition=Q(side="region", group__isnull=True)
                | Q(side="other", group__isnull=False) & ~Q(method=""),
                name="a_review_of_a_group_has_a_method",
            ),
            models.CheckConstraint(
                condition=~Q(value_for_group="") | ~Q(value_for_service=""),
                name="a_review_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}"
