"""Where decisions are taken: matters, decisions, considerations, bodies, measures."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Consideration
from gensvar.dialogues.queries import considerations_visible_to
from gensvar.followups.models import Measure, RaisedQuestion
from gensvar.followups.queries import measures_visible_to, questions_visible_to
from gensvar.matters.models import Decision, Matter
from gensvar.matters.policies import may_read_matters
from gensvar.matters.queries import matters_visible_to
from gensvar.meeting_notes.models import MeetingDisposal, RaisedFrom
from gensvar.organisations.models import Body
from gensvar.organisations.policies import Visitor, works_here
from gensvar.publishing.queries.published import published_considerations
from gensvar.search.sources.shapes import Source, Told, words


def _matter(row: Matter) -> Told:
    return Told(
        title=row.title,
        address=reverse("matter", args=[row.pk]),
        text=row.summary,
        number=row.registry_number,
        body=row.body_id,
        day=row.opened_on,
    )


def _decisions_for(user: Visitor) -> QuerySet[Decision]:
    rows = Decision.objects.all()
    return rows if may_read_matters(user) else rows.none()


def _decision(row: Decision) -> Told:
    return Told(
        title=row.matter.title,
        address=reverse("matter", args=[row.matter_id]),
        text=words(row.get_outcome_display(), row.summary, row.reason),
        number=words(row.matter.registry_number, f"§ {row.section_number}").replace(
            "\n", ", "
        ),
        body=row.body_id,
        day=row.ends_on or row.starts_on,
    )


def _consideration(row: Consideration) -> Told:
    return Told(
        title=row.matter.title,
        address=reverse("consideration", args=[row.pk]),
        text=words(row.other_form, row.reason),
        number=row.matter.registry_number,
        body=row.matter.body_id,
        day=row.decided_on,
    )


def _consideration_shown(row: Consideration) -> Told:
    return Told(
        title=row.matter.title,
        address=reverse("public-consideration", args=[row.pk]),
        text=words(row.other_form, row.reason),
        number=row.matter.registry_number,
        body=row.matter.body_id,
        day=row.decided_on,
    )


def _bodies_for(user: Visitor) -> QuerySet[Body]:
    return Body.objects.all() if works_here(user) else Body.objects.none()


def _body(row: Body) -> Told:
    address = reverse("body", args=[row.slug])
    return Told(row.name, address, str(row.get_kind_display()), body=row.pk)


def _measure(row: Measure) -> Told:
    return Told(
        title=row.words,
        address=reverse("measure", args=[row.pk]),
        text=words(row.reason, row.matter and row.matter.title),
        number=row.matter.registry_number if row.matter else "",
        body=row.body_id,
        day=row.due_on,
        readers=(row.body_id,),
    )


def _question(row: RaisedQuestion) -> Told:
    # The question is somebody's own words: it is found by them, and not shown.
    return Told(
        title=f"{row.body}, {row.raised_on}",
        address=reverse("raised-question", args=[row.pk]),
        text=words(row.words, row.answer),
        body=row.body_id,
        day=row.raised_on,
        language=row.language,
        readers=tuple(
            one for one in (row.body_id, row.escalated_to_id) if one is not None
        ),
        is_said=True,
    )


def _asked_at_emptied(disposals: Iterable[int]) -> Iterable[int]:
    emptied = MeetingDisposal.objects.filter(pk__in=disposals).values("meeting")
    rows = RaisedFrom.objects.filter(meeting__in=emptied)
    return rows.values_list("question", flat=True)


SOURCES = (
    Source(
        "matter",
        _("Matter"),
        lambda: Matter.objects.all(),
        matters_visible_to,
        _matter,
    ),
    Source(
        "decision",
        _("Decision"),
        lambda: Decision.objects.select_related("matter"),
        _decisions_for,
        _decision,
        under={"matters.matter": "matter"},
    ),
    Source(
        "consideration",
        _("Consideration"),
        lambda: Consideration.objects.select_related("matter"),
        considerations_visible_to,
        _consideration,
        published_considerations,
        _consideration_shown,
        under={"matters.matter": "matter"},
        parts={"publishing.publication": "consideration"},
    ),
    Source("body", _("Body"), lambda: Body.objects.all(), _bodies_for, _body),
    Source(
        "measure",
        _("Measure"),
        lambda: Measure.objects.select_related("matter"),
        measures_visible_to,
        _measure,
        under={"matters.matter": "matter"},
    ),
    Source(
        "raised_question",
        _("Question asked"),
        lambda: RaisedQuestion.objects.select_related("body"),
        questions_visible_to,
        _question,
        parts={"meeting_notes.meetingdisposal": _asked_at_emptied},
    ),
)
