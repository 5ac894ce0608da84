"""The bodies of the region: a tree, one of them, and what changes them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.organisations.access import workspace_only
from gensvar.organisations.actions.bodies import (
    abolish_body,
    change_body,
    create_body,
    what_remains,
)
from gensvar.organisations.forms import AbolishForm, BodyForm
from gensvar.organisations.models import ROLE_SENTENCES, Body, Role
from gensvar.organisations.ownership import OfBody
from gensvar.organisations.policies import may_administer, may_keep_body
from gensvar.organisations.queries import beneath, grants_in, open_invitations, tree
from gensvar.ui.notices import tell_done


@workspace_only
def bodies(request: SignedInRequest) -> HttpResponse:
    """Show all bodies, each beneath its parent."""
    context = {"branches": tree(), "may_keep": may_administer(request.user)}
    return render(request, "organisations/bodies.html", context)


@workspace_only
def body(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show one body: facts, people with roles, bodies beneath."""
    found = get_object_or_404(
        Body.objects.select_related("parent", "successor"), slug=slug
    )
    may_keep = may_keep_body(request.user, found)
    context = {
        "body": found,
        "beneath": beneath(found),
        "grants": grants_in(found),
        "may_keep": may_keep,
        "invitations": open_invitations().filter(body=found) if may_keep else (),
        "sentences": [
            (Role(role).label, words) for role, words in ROLE_SENTENCES.items()
        ],
    }
    return render(request, "organisations/body.html", context)


@workspace_only
def new_body(request: SignedInRequest) -> HttpResponse:
    """Make a body."""
    if not may_administer(request.user):
        raise NotAllowed
    form = BodyForm(request.POST or None)
    if form.is_valid():
        try:
            made = create_body(by=request.user, **form.cleaned_data)
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        else:
            tell_done(request, _("The body is saved."))
            return redirect("body", made.slug)
    status = 422 if form.is_bound else 200
    return render(request, "organisations/new_body.html", {"form": form}, status=status)


@workspace_only
def edit_body(request: SignedInRequest, slug: str) -> HttpResponse:
    """Change a body."""
    found = get_object_or_404(Body, slug=slug)
    if not may_keep_body(request.user, found):
        raise NotAllowed
    names = ("name", "kind", "parent", "valid_from", "contact")
    start = {name: getattr(found, name) for name in names}
    form = BodyForm(request.POST or None, initial=start, body=found)
    if form.is_valid():
        try:
            change_body(found, form.cleaned_data, by=request.user)
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        else:
            tell_done(request, _("The body is saved."))
            return redirect("body", found.slug)
    context = {"form": form, "body": get_object_or_404(Body, slug=slug)}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/edit_body.html", context, status=status)


@workspace_only
def end_body(request: SignedInRequest, slug: str, of_body: OfBody) -> HttpResponse:
    """Let a body end, and show what remains for its successor."""
    found = get_object_or_404(Body, slug=slug)
    if not may_keep_body(request.user, found):
        raise NotAllowed
    form = AbolishForm(request.POST or None, body=found)
    if form.is_valid():
        try:
            abolish_body(found, by=request.user, of_body=of_body, **form.cleaned_data)
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        except NotYet as missing:
            form.add_error("successor", str(missing.missing[0]))
        else:
            tell_done(request, _("The last day of the body is saved."))
            return redirect("body", found.slug)
    remains = [thing.sentence for thing in what_remains(found, of_body)]
    context = {"form": form, "body": found, "remains": remains}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/end_body.html", context, status=status)
