"""Deciding what a dialogue or a consideration shows in public."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.dialogues.models import Stage
from gensvar.dialogues.queries import considerations_visible_to, dialogue_for
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meeting_notes.queries.notes import are_approved
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.access import workspace_only
from gensvar.publishing.actions import (
    show_consideration,
    show_dialogue,
    show_meeting,
    show_notes,
)
from gensvar.publishing.actions import withdraw as withdraw_publication
from gensvar.publishing.models import Publication, Shown
from gensvar.publishing.policies import (
    may_show_consideration,
    may_show_dialogue,
    may_show_meeting,
)
from gensvar.publishing.queries.published import announcement_of, has_other_words
from gensvar.ui.notices import tell_done, tell_error
from gensvar.workspace.forms import ReasonForm


@workspace_only
def dialogue(request: SignedInRequest, number: str) -> HttpResponse:
    """Show and decide what the public sees of a dialogue."""
    row = dialogue_for(request.user, number)
    may_show = may_show_dialogue(request.user, row)
    wanted = Shown.COMING if row.stage == Stage.PREPARING else Shown.DIALOGUE
    if request.method == "POST":
        try:
            show_dialogue(row, wanted, by=request.user)
            tell_done(request, _("It is shown in public now."))
        except NotYet as error:
            tell_error(request, str(error))
        return redirect("shown", number)
    decided = Publication.objects.filter(dialogue=row).select_related(
        "decided_by", "withdrawn_by", "dialogue"
    )
    announced = announcement_of(row) if wanted == Shown.COMING else None
    return render(
        request,
        "workspace/shown.html",
        {
            "dialogue": row,
            "wanted": wanted,
            "publications": decided,
            "is_shown": any(
                one.shown == wanted and one.withdrawn_at is None for one in decided
            ),
            "announcement": announced,
            "has_other_words": announced is not None and has_other_words(announced),
            "may_show": may_show,
            "form": ReasonForm(),
        },
    )


@workspace_only
def consideration(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show and decide whether the public sees a consideration."""
    row = get_object_or_404(considerations_visible_to(request.user), pk=pk)
    if request.method == "POST":
        try:
            show_consideration(row, by=request.user)
            tell_done(request, _("It is shown in public now."))
        except NotYet as error:
            tell_error(request, str(error))
        return redirect("shown-consideration", pk)
    decided = Publication.objects.filter(consideration=row).select_related(
        "decided_by", "withdrawn_by"
    )
    return render(
        request,
        "workspace/shown_consideration.html",
        {
            "row": row,
            "publications": decided,
            "is_shown": any(one.withdrawn_at is None for one in decided),
            "may_show": may_show_consideration(request.user, row),
            "form": ReasonForm(),
        },
    )


@workspace_only
def meeting(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Show and decide whether everyone may know of a meeting."""
    row = get_object_or_404(meetings_visible_to(request.user), pk=meeting)
    if request.method == "POST":
        try:
            show = show_notes if request.POST.get("do") == "notes" else show_meeting
            show(row, by=request.user)
            tell_done(request, _("It is shown in public now."))
        except NotYet as error:
            tell_error(request, str(error))
        return redirect("shown-meeting", meeting)
    decided = Publication.objects.filter(meeting=row).select_related(
        "decided_by", "withdrawn_by"
    )
    context = {
        "meeting": row,
        "publications": decided,
        "is_shown": _is_shown(decided, Shown.MEETING),
        "notes_are_shown": _is_shown(decided, Shown.NOTES),
        "notes_are_approved": are_approved(row),
        "may_show": may_show_meeting(request.user, row),
        "form": ReasonForm(),
    }
    return render(request, "workspace/shown_meeting.html", context)


def _is_shown(decided: Iterable[Publication], shown: Shown) -> bool:
    return any(one.shown == shown and one.withdrawn_at is None for one in decided)


@workspace_only
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide that something is no longer shown."""
    row = get_object_or_404(
        Publication.objects.select_related("dialogue", "consideration", "meeting"),
        pk=pk,
    )
    if row.dialogue:
        dialogue_for(request.user, row.dialogue.number)
    elif row.meeting:
        get_object_or_404(meetings_visible_to(request.user), pk=row.meeting_id)
    elif not considerations_visible_to(request.user).filter(
        pk=row.consideration_id or 0
    ):
        raise Http404
    form = ReasonForm(request.POST)
    try:
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        withdraw_publication(row, reason=reason, by=request.user)
        tell_done(request, _("It is no longer shown in public."))
    except Invalid as error:
        tell_error(request, str(error))
    if row.dialogue:
        return redirect("shown", row.dialogue.number)
    if row.meeting:
        return redirect("shown-meeting", row.meeting_id)
    return redirect("shown-consideration", row.consideration_id)
