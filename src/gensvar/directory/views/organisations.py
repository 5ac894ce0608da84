"""Organisations: the list, and one with its keepers and what it says of itself."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions import keeping
from gensvar.directory.actions.keeping import Asker
from gensvar.directory.actions.pages import (
    confirm_page,
    hide_page,
    page_in,
    return_page,
)
from gensvar.directory.forms.organisations import (
    ApproveForm,
    InviteForm,
    OrganisationFilterForm,
    ReasonForm,
    ReturnForm,
)
from gensvar.directory.models import Keeper, PageState
from gensvar.directory.policies import (
    may_confirm,
    may_keep_lists,
    may_see_directory,
)
from gensvar.directory.queries import (
    keepers_of,
    organisations,
    page_to_confirm,
    versions_of,
)
from gensvar.directory.relations import relations_of, seen_differently
from gensvar.kernel.errors import Stale
from gensvar.kernel.numbers import whole
from gensvar.kernel.refusals import refusals_in
from gensvar.organisations.families import family_of, top_of
from gensvar.organisations.models import Organisation
from gensvar.ui.notices import tell_done

ROWS = 50


@signed_in
def listed(request: SignedInRequest) -> HttpResponse:
    """List the organisations, those that wait for us first."""
    if not may_see_directory(request.user):
        raise PermissionDenied
    form = OrganisationFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = organisations(asked.get("words", ""), asked.get("state", ""))
    context = {
        "form": form,
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "may_confirm": may_confirm(request.user),
        "may_keep_lists": may_keep_lists(request.user),
        "differ": seen_differently(),
    }
    return render(request, "directory/organisations.html", context)


def _found(public_id: str) -> Organisation:
    rows = Organisation.objects.select_related("merged_into")
    return get_object_or_404(rows, public_id=public_id)


@signed_in
def organisation(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show who keeps the page of an organisation, and what it has said of itself."""
    if not may_see_directory(request.user):
        raise PermissionDenied
    found, may = _found(public_id), may_confirm(request.user)
    if found.merged_into:
        return redirect("organisation", found.merged_into.public_id)
    if request.method == "POST" and not may:
        raise PermissionDenied
    sent = request.POST.get("do", "")
    data = {sent: request.POST} if sent else {}
    invite = InviteForm(data.get("invite"), prefix="invite")
    hide = ReasonForm(data.get("hide"), prefix="hide")
    if sent == "invite" and _invited(request, found, invite):
        return redirect("organisation", public_id)
    if sent == "hide" and _hidden(request, found, hide):
        return redirect("organisation", public_id)
    versions = versions_of(found)
    states = {row.state for row in versions}
    context = {
        "organisation": found,
        "keepers": keepers_of(found),
        "versions": versions,
        "relations": relations_of(family_of(found)),
        "waits": PageState.SENT in states,
        "is_shown": PageState.SHOWN in states,
        "invite": invite,
        "hide": hide,
        "may_confirm": may,
    }
    status = 422 if sent else 200
    return render(request, "directory/organisation.html", context, status=status)


def _invited(request: SignedInRequest, found: Organisation, form: InviteForm) -> bool:
    if form.is_valid():
        with refusals_in(form):
            keeping.invite_keeper(found, Asker(**form.cleaned_data), by=request.user)
            tell_done(request, _("A letter with the link is on its way."))
            return True
    return False


def _hidden(request: SignedInRequest, found: Organisation, form: ReasonForm) -> bool:
    page = page_in(found, PageState.SHOWN)
    if page is not None and form.is_valid():
        with refusals_in(form):
            hide_page(page, form.cleaned_data["reason"], by=request.user)
            tell_done(request, _("The page is not shown any more."))
            return True
    return False


@signed_in
def keeper(request: SignedInRequest, public_id: str, keeper: int) -> HttpResponse:
    """Approve who asks to keep a page, say no, or end the task."""
    if not may_confirm(request.user):
        raise PermissionDenied
    organisation = top_of(_found(public_id))
    rows = Keeper.objects.select_related("organisation__merged_into", "objected_by")
    found = get_object_or_404(rows, pk=keeper, organisation__in=family_of(organisation))
    sent = request.POST.get("do", "")
    data = {sent: request.POST} if sent else {}
    made: dict[str, forms.Form] = {
        "approve": ApproveForm(
            data.get("approve"),
            prefix="approve",
            has_objection=found.objected_at is not None,
        ),
        "decline": ReasonForm(data.get("decline"), prefix="decline"),
        "end": ReasonForm(data.get("end"), prefix="end"),
    }
    if sent in made and _decided(request, found, sent, made[sent]):
        tell_done(request, _("Saved."))
        return redirect("organisation", organisation.public_id)
    context = {
        "organisation": organisation,
        "keeper": found,
        "forms": made,
        "others": [
            one
            for one in keepers_of(organisation)
            if one.state == "approved" and one.pk != found.pk
        ],
    }
    status = 422 if sent else 200
    return render(request, "directory/keeper.html", context, status=status)


def _decided(
    request: SignedInRequest, found: Keeper, sent: str, form: forms.Form
) -> bool:
    if not form.is_valid():
        return False
    reason, by = form.cleaned_data["reason"], request.user
    verbs: dict[str, Callable[[], None]] = {
        "approve": lambda: keeping.approve_keeper(found, reason, by=by),
        "decline": lambda: keeping.decline_keeper(found, reason, by=by),
        "end": lambda: keeping.end_keeping(found, reason, by=by),
    }
    with refusals_in(form):
        verbs[sent]()
        return True
    return False


@signed_in
def check(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Read what an organisation wants to be shown, and confirm it or say what lacks."""
    if not may_confirm(request.user):
        raise PermissionDenied
    organisation = top_of(_found(public_id))
    page, parts = page_to_confirm(organisation)
    if page is None:
        raise Http404
    sent = request.POST.get("do", "")
    form = ReturnForm(request.POST if sent == "return" else None)
    seen = whole(request.POST.get("version", ""))
    is_stale = False
    try:
        if sent == "confirm":
            confirm_page(page, by=request.user, seen_version=seen)
            tell_done(request, _("The page is shown to everyone."))
            return redirect("organisation", organisation.public_id)
        if sent == "return" and form.is_valid():
            reason = form.cleaned_data["reason"]
            return_page(page, reason, by=request.user, seen_version=seen)
            tell_done(request, _("We have written to the organisation."))
            return redirect("organisation", organisation.public_id)
    except Stale:
        is_stale = True
    context = {
        "organisation": organisation,
        "version": page,
        "parts": parts,
        "form": form,
        "is_stale": is_stale,
    }
    status = 422 if sent else 200
    return render(request, "directory/check.html", context, status=status)
