"""Becoming the one who keeps the page of an organisation, and ending it."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.directory import public
from gensvar.directory.public import Asker, KeeperPage
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.directory_forms import AskForm, LinkForm, NewAskForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened
from gensvar.portal.own import METHODS, with_keeper
from gensvar.ui.notices import tell_done

ASKS_A_MINUTE = 10


@require_http_methods(METHODS)
def ask(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Let somebody ask to keep the page of an organisation, known here or not."""
    found = public.shown_organisation(public_id) if public_id else None
    if public_id and found is None:
        raise Http404
    kind = AskForm if found else NewAskForm
    form = kind(request.POST or None, initial={"key": public.fresh_key()})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if limits.too_many(f"keep-{_place(request)}", ASKS_A_MINUTE):
            form.add_error(None, _("Many ask right now. Wait a minute."))
            status = 429
        else:
            with refusals_in(form):
                said = form.cleaned_data
                language = get_language() or "sv"
                asker = Asker(said["name"], said["email"], language)
                public.ask(public_id, said.get("organisation", ""), asker, said["key"])
                return redirect("keeper-thanks")
    context = {"organisation": found, "form": form}
    return render(request, "portal/keeper_ask.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest) -> HttpResponse:
    """Say what happens next, the same whatever was typed."""
    return render(request, "portal/keeper_thanks.html")


@require_http_methods(METHODS)
def new_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send a new link to who keeps the page; the answer tells nothing of who does."""
    found = public.shown_organisation(public_id)
    if found is None:
        raise Http404
    form = LinkForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if limits.too_many(f"link-{_place(request)}", ASKS_A_MINUTE):
            form.add_error(None, _("Many ask right now. Wait a minute."))
            status = 429
        else:
            public.new_link(public_id, form.cleaned_data["email"])
            return redirect("keeper-thanks")
    context = {"organisation": found, "form": form}
    return render(request, "portal/keeper_link.html", context, status=status)


@for_one_person
@require_http_methods(METHODS)
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """Show how far somebody has come, and let them confirm their address."""
    mine = opened(request, public.keeper_page, token)
    if isinstance(mine, HttpResponse):
        return mine
    if request.method == "POST":
        if request.POST.get("do") == "confirm":
            public.confirm(mine)
            tell_done(request, _("Thank you. We look at it and write to you."))
        elif request.POST.get("do") == "end":
            public.end(mine)
            tell_done(request, _("It is ended. Your address is removed."))
            return redirect("public-organisations")
        return redirect("keeper-asked", token)
    if mine.is_approved:
        return redirect("own-page", token)
    return with_a_form(render(request, "portal/own/asked.html", {"mine": mine}))


@with_keeper
def keepers(request: HttpRequest, mine: KeeperPage) -> HttpResponse:
    """Show who keeps the page and who has asked; say if one of them is unknown."""
    if request.method == "POST":
        if request.POST.get("do") == "end":
            public.end(mine)
            tell_done(request, _("It is ended. Your address is removed."))
            return redirect("public-organisations")
        if not public.object_to(mine, request.POST.get("who", "")):
            raise Http404
        tell_done(request, _("Thank you. We look at it before anybody gets in."))
        return redirect("own-keepers", mine.token)
    context = {"mine": mine, "rows": public.keepers_beside(mine)}
    return render(request, "portal/own/keepers.html", context)


def _place(request: HttpRequest) -> str:
    return limits.place_of(get_adapter().get_client_ip(request))
