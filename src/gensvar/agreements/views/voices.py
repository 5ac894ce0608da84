"""What groups say about a version: comments, positions, and views of the pilot."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import Comment, answer_comment, enter_comment
from gensvar.agreements.actions.evaluating import View, enter_view
from gensvar.agreements.actions.links import close_link, give_link
from gensvar.agreements.forms.voices import (
    AnchorForm,
    AnswerForm,
    EnterCommentForm,
    EnterViewForm,
    LinkForm,
    ViewForm,
)
from gensvar.agreements.keys import token_of
from gensvar.agreements.messages import group_page
from gensvar.agreements.models import (
    GroupLink,
    ProposalComment,
    ProposalStage,
    StructureProposal,
)
from gensvar.agreements.policies import may_keep_structure
from gensvar.agreements.queries import proposal_in, rows_of
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import programme_for
from gensvar.ui.notices import tell_done


@signed_in
def comments(request: SignedInRequest, programme: int, proposal: int) -> HttpResponse:
    """Read what groups say, enter what was said elsewhere, and answer each one."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    may_keep = may_keep_structure(request.user, shown)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    data = request.POST if sent == "enter" else None
    start = {"said_on": today(), "language": "sv"}
    enter = EnterCommentForm(data, programme=found, prefix="enter", initial=start)
    if sent == "enter" and _entered(request, shown, enter):
        return redirect("structure-comments", found.pk, shown.pk)
    rows, answered = _answered(request, shown, sent)
    if answered:
        return redirect("structure-comments", found.pk, shown.pk)
    context = {
        "programme": found,
        "proposal": shown,
        "rows": rows,
        "enter": enter,
        "may_keep": may_keep,
        "is_open": shown.stage == ProposalStage.COMMENT,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/comments.html", context, status=status)


def _entered(
    request: SignedInRequest, shown: StructureProposal, form: EnterCommentForm
) -> bool:
    if not form.is_valid():
        return False
    said = dict(form.cleaned_data)
    group, organisation = said.pop("group"), said.pop("organisation")
    with refusals_in(form):
        enter_comment(
            shown, group, Comment(**said), by=request.user, organisation=organisation
        )
        tell_done(request, _("The comment is saved."))
        return True
    return False


def _answered(
    request: SignedInRequest, shown: StructureProposal, sent: str
) -> tuple[list[tuple[ProposalComment, AnswerForm]], bool]:
    """Return the comments, each with its form, and whether one was just answered."""
    rows = []
    for row in shown.comments.select_related("group", "organisation"):
        mine = sent == f"answer-{row.pk}"
        start = {"outcome": row.outcome, "answer": row.answer}
        form = AnswerForm(
            request.POST if mine else None, prefix=f"c{row.pk}", initial=start
        )
        form.sent = f"answer-{row.pk}"  # type: ignore[attr-defined] # for the button
        rows.append((row, form))
        if mine and form.is_valid():
            with refusals_in(form):
                row.proposal = shown
                answer_comment(row, **form.cleaned_data, by=request.user)
                tell_done(request, _("The answer is saved."))
                return rows, True
    return rows, False


@signed_in
def links(request: SignedInRequest, programme: int) -> HttpResponse:
    """Give groups and organisations a way in without account, or close it."""
    found = programme_for(request.user, programme)
    if not may_keep_programme(request.user, found):
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("close", "").isdecimal():
        rows = GroupLink.objects.filter(group__programme=found)
        row = get_object_or_404(rows, pk=request.POST["close"])
        close_link(row, by=request.user)
        tell_done(request, _("The way in is closed. What was said is kept."))
        return redirect("structure-links", found.pk)
    form = LinkForm(request.POST or None, programme=found)
    if form.is_valid():
        with refusals_in(form):
            give_link(**form.cleaned_data, by=request.user)
            tell_done(request, _("The way in is made."))
            return redirect("structure-links", found.pk)
    context = {"programme": found, "form": form, "rows": _ways_in(found)}
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/links.html", context, status=status)


def _ways_in(programme: Programme) -> list[tuple[GroupLink, str]]:
    rows = GroupLink.objects.filter(
        group__programme=programme, ended_on__isnull=True
    ).select_related("group", "organisation")
    return [(row, addresses.absolute(group_page(token_of(row)))) for row in rows]


@signed_in
def anchoring(request: SignedInRequest, programme: int, proposal: int) -> HttpResponse:
    """Write down what each group says of a version; objections stay."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    may_keep = may_keep_structure(request.user, shown)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    rows = rows_of(shown)
    start = {"anchored_on": today(), "language": "sv"}
    form = AnchorForm(request.POST or None, rows=rows, initial=start)
    if anchored(request, shown, form):
        return redirect("structure-anchoring", found.pk, shown.pk)
    context = {
        "programme": found,
        "proposal": shown,
        "rows": rows,
        "form": form,
        "may_write": may_keep
        and shown.stage
        not in {ProposalStage.DRAFT, ProposalStage.DECIDED, ProposalStage.REPLACED},
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/anchoring.html", context, status=status)


def anchored(request: SignedInRequest, thing: object, form: AnchorForm) -> bool:
    """Write down an anchoring that was sent; what is wrong stands in the form."""
    if not form.is_valid():
        return False
    said = dict(form.cleaned_data)
    said.pop("party")
    who = form.chosen()
    with refusals_in(form):
        anchor(
            thing,  # type: ignore[arg-type] # a proposal or an agreement
            Anchor(**said),
            by=request.user,
            group=who.group,
            organisation=who.organisation,
        )
        tell_done(request, _("The anchoring is saved."))
        return True
    return False


@signed_in
def pilot(request: SignedInRequest, programme: int, proposal: int) -> HttpResponse:
    """Show how each side sees the pilot, side by side, and enter a view."""
    found = programme_for(request.user, programme)
    shown = proposal_in(found, proposal)
    may_keep = may_keep_structure(request.user, shown)
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    data = {sent: request.POST}
    own = ViewForm(data.get("own"), prefix="own")
    start = {"said_on": today(), "language": "sv"}
    theirs = EnterViewForm(
        data.get("theirs"), programme=found, prefix="theirs", initial=start
    )
    form = {"own": own, "theirs": theirs}.get(sent)
    if form is not None and _viewed(request, shown, form):
        return redirect("structure-pilot", found.pk, shown.pk)
    context = {
        "programme": found,
        "proposal": shown,
        "views": list(shown.views.select_related("group", "organisation")),
        "own": own,
        "theirs": theirs,
        "may_write": may_keep and shown.stage == ProposalStage.PILOT,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "agreements/pilot.html", context, status=status)


def _viewed(
    request: SignedInRequest, shown: StructureProposal, form: forms.Form
) -> bool:
    if not form.is_valid():
        return False
    said = dict(form.cleaned_data)
    group, organisation = said.pop("group", None), said.pop("organisation", None)
    if group is None:
        said["method"] = "letter"
    with refusals_in(form):
        enter_view(
            shown, View(**said), by=request.user, group=group, organisation=organisation
        )
        tell_done(request, _("The view is saved."))
        return True
    return False
