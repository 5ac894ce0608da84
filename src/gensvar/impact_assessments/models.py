"""Checklists, and what was answered about a matter."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.impact_assessments.standard import standard
from gensvar.kernel.privacy import classified
from gensvar.matters.models import Matter


@classified(public="key name source edition valid_from valid_to", internal="written_by")
class Checklist(models.Model):
    """One edition of a checklist. It never changes: a new edition takes its place.

    Without `name` it is one that Gensvar comes with, and said in the reader's language.
    """

    key = models.SlugField(max_length=40)
    name = models.CharField(_("name"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=300)
    edition = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["key", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "edition"], name="an_edition_of_a_checklist_once"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(valid_to__isnull=True),
                name="one_edition_of_a_checklist_goes_on",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="a_checklist_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(standard(self.key) or self.key)


@classified(public="checklist key words source position")
class ImpactQuestion(models.Model):
    """One question; without words, one that Gensvar comes with."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=60)
    words = models.CharField(_("question"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "key"], name="a_question_stands_once_in_a_list"
            )
        ]

    def __str__(self) -> str:
        return self.words or str(standard(self.key) or self.key)

    @property
    def advice(self) -> str:
        """Return what to do after a yes, if Gensvar knows."""
        known = None if self.words else standard(self.key)
        return known.advised if known else ""


class Status(models.TextChoices):
    """How far an assessment has come."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Finished")


@classified(
    public="matter checklist edition status asked summary finished_at",
    internal="begun_by begun_at version",
)
class Assessment(models.Model):
    """What a decision in a matter would mean for people, by one checklist (S1-37).

    A finished one never changes; a new edition begins from its answers.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(
        max_length=5, choices=Status.choices, default=Status.DRAFT
    )
    asked = models.TextField(_("who was asked"), blank=True)
    summary = models.TextField(_("in short"), blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "checklist", "edition"],
                name="an_edition_of_an_assessment_once",
            ),
            models.UniqueConstraint(
                fields=["matter", "checklist"],
                condition=Q(status="draft"),
                name="one_draft_of_an_assessment",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", finished_at__isnull=True)
                | Q(status="final", finished_at__isnull=False),
                name="a_finished_assessment_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.checklist)


class Verdict(models.TextChoices):
    """What is known about a question."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


@classified(public="assessment question verdict words source")
class ImpactAnswer(models.Model):
    """What is known about one question, in words, and how one knows."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    question = models.ForeignKey(ImpactQuestion, models.PROTECT, related_name="+")
    verdict = models.CharField(
        max_length=7, choices=Verdict.choices, default=Verdict.UNKNOWN
    )
    words = models.TextField(_("in words"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        ordering = ["question__position", "question_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"],
                name="one_impact_answer_to_each_question",
            )
        ]

    def __str__(self) -> str:
        return self.get_verdict_display()
