"""The parts of a programme: its groups, administrations, forms and structure."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.days import today
from gensvar.kernel.errors import NotAllowed
from gensvar.kernel.refusals import refusals_in
from gensvar.programmes import actions
from gensvar.programmes.forms.programmes import (
    FormsForm,
    LeaveOutForm,
    NewGroupForm,
    OwnWordsForm,
    StructureForm,
)
from gensvar.programmes.models import Group, Programme, ProgrammeGroup
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import groups_not_covered, statuses_of
from gensvar.programmes.views.opening import form_page, keepers_only, readers_only
from gensvar.ui.notices import tell_done


@readers_only
def groups(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """List whom the programme meets and whom it leaves out; add a group (S1-04)."""
    may_keep = may_keep_programme(request.user, programme)
    if request.method == "POST" and not may_keep:
        raise NotAllowed
    form = NewGroupForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.add_group(programme, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("programme-groups", programme.pk)
    context = {
        "programme": programme,
        "groups": list(ProgrammeGroup.objects.filter(programme=programme)),
        "not_covered": groups_not_covered(programme),
        "may_keep": may_keep,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/groups.html", context, status=status)


@keepers_only
def leave_out(
    request: SignedInRequest, programme: Programme, group: str
) -> HttpResponse:
    """Leave a national minority out that nothing is said of yet, with the reason."""
    if group not in groups_not_covered(programme):
        return redirect("programme-groups", programme.pk)
    form = LeaveOutForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            reason = form.cleaned_data["left_out_reason"]
            actions.set_group(programme, group, left_out_reason=reason, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("programme-groups", programme.pk)
    title = _("Leave out: %(group)s") % {"group": Group(group).label}
    return form_page(request, programme, form, title)


@keepers_only
def group(request: SignedInRequest, programme: Programme, pk: int) -> HttpResponse:
    """Change one group: its own words, and whether it is met."""
    row = get_object_or_404(ProgrammeGroup, pk=pk, programme=programme)
    row.programme = programme
    sent = {request.POST.get("do"): request.POST} if request.method == "POST" else {}
    words = OwnWordsForm(sent.get("words"), row=row, prefix="words")
    out = LeaveOutForm(sent.get("out"), prefix="out")
    done = _include(request, row) or _done(
        request, words, lambda said: actions.say_own_words(row, **said, by=request.user)
    )
    done = done or _done(
        request,
        out,
        lambda said: actions.leave_group_out(
            row, said["left_out_reason"], by=request.user
        ),
    )
    if done:
        return redirect("programme-groups", programme.pk)
    context = {"programme": programme, "row": row, "words": words, "out": out}
    status = 422 if sent else 200
    return render(request, "programmes/group.html", context, status=status)


def _include(request: SignedInRequest, row: ProgrammeGroup) -> bool:
    if request.POST.get("do") != "include":
        return False
    actions.include_group(row, by=request.user)
    tell_done(request, _("Saved."))
    return True


def _done(
    request: SignedInRequest,
    form: forms.Form,
    verb: Callable[[dict[str, str]], object],
) -> bool:
    """Do what a form asks for, if it was sent and is right."""
    if not form.is_valid():
        return False
    with refusals_in(form):
        verb(form.cleaned_data)
        tell_done(request, _("Saved."))
        return True
    return False


@require_POST
@keepers_only
def include(request: SignedInRequest, programme: Programme, group: str) -> HttpResponse:
    """Include a national minority that nothing is said of yet."""
    if group in groups_not_covered(programme):
        actions.set_group(programme, group, by=request.user)
        tell_done(request, _("Saved."))
    return redirect("programme-groups", programme.pk)


@keepers_only
def used_forms(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Choose the forms in which the programme consults (S1-14)."""
    form = FormsForm(request.POST or None, programme=programme)
    if form.is_valid():
        actions.choose_forms(programme, form.chosen(), by=request.user)
        tell_done(request, _("Saved."))
        return redirect("programme", programme.pk)
    return form_page(
        request,
        programme,
        form,
        _("Forms of samråd"),
        words=_(
            "Choose the forms the groups can be met in. When a meeting is planned, "
            "one of them is chosen, with the reason."
        ),
    )


@readers_only
def structure(request: SignedInRequest, programme: Programme) -> HttpResponse:
    """Show how far the structure is decided, and how it came there (S1-05)."""
    may_keep = may_keep_programme(request.user, programme)
    if request.method == "POST" and not may_keep:
        raise NotAllowed
    form = StructureForm(request.POST or None, initial={"since": today()})
    if form.is_valid():
        with refusals_in(form):
            actions.set_structure(programme, by=request.user, **form.cleaned_data)
            tell_done(request, _("Saved."))
            return redirect("programme-structure", programme.pk)
    context = {
        "programme": programme,
        "statuses": statuses_of(programme),
        "may_keep": may_keep,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "programmes/structure.html", context, status=status)
