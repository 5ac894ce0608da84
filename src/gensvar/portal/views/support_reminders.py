"""Reminders of the days of support: ask, confirm from the letter, and stop."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.funding import public
from gensvar.funding.forms.wanted import RemindForm
from gensvar.kernel.refusals import refusals_in
from gensvar.portal import limits
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened

METHODS = ["GET", "HEAD", "POST"]
# From one place: a whole association may follow from one office.
ASKED_A_MINUTE = 30


@require_http_methods(METHODS)
def follow(request: HttpRequest) -> HttpResponse:
    """Let anyone ask for reminders; the answer is the same whoever asks."""
    start = {"support": request.GET.get("stod", "")[:16]}
    form = RemindForm(request.POST or None, initial=start)
    if form.is_valid():
        place = limits.place_of(get_adapter().get_client_ip(request))
        if limits.too_many(f"follow-{place}", ASKED_A_MINUTE):
            form.add_error(None, _("Many ask right now. Wait a minute."))
            return _form(request, form, 429)
        said = form.cleaned_data
        with refusals_in(form):
            language = get_language() or "sv"
            public.follow_funding(said["email"], language, said["support"])
            return redirect("follow-support-asked")
    return _form(request, form, 422 if form.is_bound else 200)


def _form(request: HttpRequest, form: RemindForm, status: int) -> HttpResponse:
    chosen = str(form["support"].value() or "")
    one = public.one_support(chosen) if chosen else None
    context = {"form": form, "one": one}
    return render(request, "portal/support_follow.html", context, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way, whether it is or not."""
    return render(request, "portal/support_asked.html")


@for_one_person
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address, by a button: programs that read mail press none."""
    return _decided(request, token, public.confirm_funding, "confirm")


@for_one_person
@require_http_methods(METHODS)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Forget an address, by a button; it needs no sign-in."""
    return _decided(request, token, public.stop_funding, "stop")


def _decided(
    request: HttpRequest, token: str, do: Callable[[str], bool], asked: str
) -> HttpResponse:
    page = opened(request, public.is_followed_by, token)
    if isinstance(page, HttpResponse):
        return page
    is_done = request.method == "POST" and do(token)
    context = {
        "asked": asked,
        "is_done": is_done,
        "is_late": request.method == "POST" and not is_done,
    }
    return with_a_form(render(request, "portal/support_decided.html", context))
