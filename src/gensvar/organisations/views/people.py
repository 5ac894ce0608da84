"""People with roles: giving, withdrawing, inviting, leaving."""

from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gensvar.accounts.forms import NewAccountForm
from gensvar.accounts.models import User
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import Invalid, NotAllowed
from gensvar.organisations.access import workspace_only
from gensvar.organisations.actions.invitations import (
    accept_invitation,
    add_colleague,
    withdraw_invitation,
)
from gensvar.organisations.actions.roles import leave, withdraw_role
from gensvar.organisations.forms import ColleagueForm
from gensvar.organisations.models import (
    ROLE_SENTENCES,
    Body,
    Invitation,
    Role,
    RoleGrant,
)
from gensvar.organisations.ownership import OfPerson
from gensvar.organisations.policies import may_administer, may_keep_body
from gensvar.organisations.queries import colleagues, grants_of, invitation_with
from gensvar.ui.notices import tell_done

ON_A_PAGE = 50


@workspace_only
def new_colleague(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give somebody a role in a body, with a letter to those who have no account."""
    body = get_object_or_404(Body, slug=slug)
    if not may_keep_body(request.user, body):
        raise NotAllowed
    form = ColleagueForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        try:
            invited = add_colleague(body, by=request.user, **form.cleaned_data)
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        else:
            words = (
                _("An invitation is on its way.")
                if invited
                else _("The role is given.")
            )
            tell_done(request, words)
            return redirect("body", slug)
    sentences = [(Role(role).label, words) for role, words in ROLE_SENTENCES.items()]
    context = {"form": form, "body": body, "sentences": sentences}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/new_colleague.html", context, status=status)


@require_POST
@workspace_only
def end_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """Withdraw one role."""
    grant = get_object_or_404(RoleGrant.objects.select_related("body", "user"), pk=pk)
    withdraw_role(grant, by=request.user)
    tell_done(request, _("The role is withdrawn."))
    return redirect("body", grant.body.slug)


@require_POST
@workspace_only
def end_invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one invitation back."""
    invitation = get_object_or_404(Invitation.objects.select_related("body"), pk=pk)
    withdraw_invitation(invitation, by=request.user)
    tell_done(request, _("The invitation is taken back."))
    return redirect("body", invitation.body.slug)


@workspace_only
def people(request: SignedInRequest) -> HttpResponse:
    """List everyone who holds or has held a role."""
    if not may_administer(request.user):
        raise NotAllowed
    page = Paginator(colleagues(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "organisations/people.html", {"people": page})


@workspace_only
def person(request: SignedInRequest, pk: int, of_person: OfPerson) -> HttpResponse:
    """Show one person's roles and what they have on hand; let them leave."""
    if not may_administer(request.user):
        raise NotAllowed
    found = get_object_or_404(colleagues(), pk=pk)
    if request.method == "POST":
        leave(found, by=request.user, of_person=of_person)
        tell_done(request, _("The account is closed and the roles are withdrawn."))
        return redirect("people")
    context = {
        "person": found,
        "grants": grants_of(found),
        "on_hand": [thing.sentence for thing in of_person(found)],
    }
    return render(request, "organisations/person.html", context)


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited colleague make an account; a used link says so plainly."""
    found = invitation_with(token)
    if found is None:
        return render(request, "organisations/invitation_ended.html", status=410)
    form = NewAccountForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        try:
            user: User = accept_invitation(
                token, language=get_language() or "", **form.cleaned_data
            )
        except Invalid as wrong:
            form.add_error(wrong.field or None, str(wrong.sentence))
        else:
            login(request, user)
            return redirect("/arbete/")
    context = {"form": form, "invitation": found}
    status = 422 if form.is_bound else 200
    response = render(request, "organisations/invitation.html", context, status=status)
    # Without any referrer browsers hide where a form comes from, and it is refused.
    response["Referrer-Policy"] = "same-origin"
    return response
