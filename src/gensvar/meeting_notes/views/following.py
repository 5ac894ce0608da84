"""From said to done: the questions and the ideas of a meeting, and its dialogue."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.contributions.policies import may_import
from gensvar.dialogues.models import Question
from gensvar.exercises.models import Entry
from gensvar.kernel.days import days_since, today
from gensvar.kernel.errors import NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meeting_notes.actions import following
from gensvar.meeting_notes.actions.joining import content_to_join, join_dialogue
from gensvar.meeting_notes.actions.plans import file_idea
from gensvar.meeting_notes.document.drawing import heading_of
from gensvar.meeting_notes.forms import (
    FollowUpForm,
    JoinForm,
    MeasureForm,
    RefuseForm,
)
from gensvar.meeting_notes.models import IdeaOutcome
from gensvar.meeting_notes.plan_forms import PointsForm
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.following import (
    asked_at,
    carried_to,
    fates_of,
    open_before,
    raised_at,
    tally,
)
from gensvar.meeting_notes.queries.joining import batch_of, proposed, saying_parts
from gensvar.meeting_notes.queries.plans import filed_under, points_for
from gensvar.meeting_notes.views.loading import meeting_for, meeting_to_keep
from gensvar.meetings.models import Meeting
from gensvar.ui.notices import tell, tell_done, tell_error

ROWS = 50


@signed_in
def questions(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List what was asked, follow it up, and carry over what has no answer."""
    found = meeting_for(request, meeting)
    if request.method == "POST":
        _press(request, meeting)
        return redirect("meeting-questions", meeting)
    raised = raised_at(found)
    asked = list(asked_at(found))
    context = {
        "meeting": found,
        "may_keep": may_keep_notes(request.user, found),
        "rows": [(one, raised.get(one.pk)) for one in asked],
        "new": sum(one.pk not in raised for one in asked),
        "form": FollowUpForm(initial={"due_on": today() + timedelta(days=30)}),
        "before": [(one, days_since(one.raised_on)) for one in open_before(found)],
        "carried": [
            (one.question, days_since(one.question.raised_on))
            for one in carried_to(found)
        ],
    }
    return render(request, "meeting_notes/questions.html", context)


def _press(request: SignedInRequest, number: int) -> None:
    found = meeting_to_keep(request, number)
    try:
        if request.POST.get("do") == "carry":
            n = following.carry_over(found, by=request.user)
            words = ngettext(
                "%(n)s question is proposed for the agenda.",
                "%(n)s questions are proposed for the agenda.",
                n,
            )
            tell_done(request, words % {"n": n})
            return
        due_on, is_public = _chosen(request)
        n = following.follow_up_all(
            found, by=request.user, due_on=due_on, is_public=is_public
        )
        words = ngettext(
            "%(n)s question is followed up from now on.",
            "%(n)s questions are followed up from now on.",
            n,
        )
        tell_done(request, words % {"n": n})
    except NotYet as error:
        tell_error(request, _("Missing: %(what)s.") % {"what": str(error)})


def _chosen(request: SignedInRequest) -> tuple[date | None, bool]:
    """Return by when, and whether everyone may read; nothing chosen is not public."""
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return None, False
    day: date = form.cleaned_data["due_on"]
    return max(day, today()), form.cleaned_data["is_public"]


@signed_in
def ideas(request: SignedInRequest, meeting: int) -> HttpResponse:
    """List the ideas, the most stressed first, with what became of each."""
    found = meeting_for(request, meeting)
    fates = fates_of(found)
    waiting = request.GET.get("visa") == "vantar"
    shown = [fate for fate in fates if fate.waits] if waiting else fates
    context = {
        "meeting": found,
        "may_keep": may_keep_notes(request.user, found),
        "tally": tally(fates),
        "only_waiting": waiting,
        "page_obj": Paginator(shown, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "meeting_notes/ideas.html", context)


@signed_in
def idea(request: SignedInRequest, meeting: int, entry: int) -> HttpResponse:
    """Let one idea become a measure, or say why it is not taken up."""
    found = meeting_to_keep(request, meeting)
    rows = Entry.objects.filter(exercise__meeting=found).select_related("exercise")
    said = get_object_or_404(rows, pk=entry)
    sent = request.POST.get("do", "")
    start = {"words": said.text, "owner": request.user.pk}
    measure = MeasureForm(
        request.POST if sent == "measure" else None, prefix="measure", initial=start
    )
    refuse = RefuseForm(request.POST if sent == "refuse" else None, prefix="refuse")
    points = list(points_for(found))
    filing = PointsForm(
        request.POST if sent == "file" else None,
        points=points,
        prefix="file",
        initial={"points": filed_under(said)} if points else None,
    )
    if filing.is_valid():
        file_idea(found, said, filing.cleaned_data["points"], by=request.user)
        tell_done(request, _("Saved."))
        return redirect("meeting-idea", meeting, entry)
    if request.method == "POST" and _told(request, said, sent, measure, refuse):
        tell_done(request, _("Saved."))
        return redirect("meeting-ideas", meeting)
    context = {
        "meeting": found,
        "entry": said,
        "outcome": IdeaOutcome.objects.filter(entry=said)
        .select_related("measure")
        .first(),
        "measure": measure,
        "refuse": refuse,
        "filing": filing if points else None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meeting_notes/idea.html", context, status=status)


def _told(
    request: SignedInRequest,
    entry: Entry,
    sent: str,
    measure: MeasureForm,
    refuse: RefuseForm,
) -> bool:
    """Keep what became of an idea; what stands in the way is shown in its form."""
    meeting, by = entry.exercise.meeting, request.user
    if sent == "undo":
        following.take_back_outcome(meeting, entry, by=by)
        return True
    if sent == "measure" and measure.is_valid():
        with refusals_in(measure):
            promise = following.Promise(**measure.cleaned_data)
            following.make_measure(meeting, entry, promise, by=by)
            return True
    if sent == "refuse" and refuse.is_valid():
        with refusals_in(refuse):
            following.refuse_idea(meeting, entry, **refuse.cleaned_data, by=by)
            return True
    return False


@signed_in
def join(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Hand what was said to the dialogue of the meeting, once."""
    found = meeting_for(request, meeting)
    batch = batch_of(found)
    form = None if batch or found.dialogue is None else _join_form(request, found)
    if request.method == "POST":
        if found.dialogue is None or not may_import(request.user, found.dialogue):
            raise PermissionDenied
        if form is None:
            tell(request, _("That has already been done."))
            return redirect("meeting-join", meeting)
        if form.is_valid():
            with refusals_in(form):
                join_dialogue(found, form.mapping(), by=request.user)
                tell_done(request, _("What was said now counts in the dialogue."))
                return redirect("meeting-join", meeting)
    context = {
        "meeting": found,
        "batch": batch,
        "form": form,
        "may_join": found.dialogue is not None
        and may_import(request.user, found.dialogue),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meeting_notes/join.html", context, status=status)


def _join_form(request: SignedInRequest, found: Meeting) -> JoinForm:
    content = content_to_join(found)
    rows = list(Question.objects.filter(dialogue=found.dialogue))
    return JoinForm(
        request.POST if request.method == "POST" else None,
        headings=[
            (part.key, f"{heading_of(part)} ({len(part.said)})")
            for part in saying_parts(content)
        ],
        questions=[(str(row.pk), row.words[:120]) for row in rows],
        proposed=proposed(content, rows),
    )
