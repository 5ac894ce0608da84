"""A guest's own page: answer, send somebody else, say what is needed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.kernel import addresses
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.public import guests as public
from gensvar.meetings.public.guests import GuestPage
from gensvar.portal import limits
from gensvar.portal.guest_doors import doors_of
from gensvar.portal.guest_forms import NeedsForm, SubstituteForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.translations.public import reading
from gensvar.ui.notices import tell, tell_done, tell_error
from gensvar.ui.qr import as_svg

METHODS = ["GET", "HEAD", "POST"]
LONGEST_TOKEN = 60
Parameters = ParamSpec("Parameters")
GuestView = Callable[Concatenate[HttpRequest, GuestPage, Parameters], HttpResponse]
OpenView = Callable[Concatenate[HttpRequest, str, Parameters], HttpResponse]
PREFILLED = {"ja": "yes", "nej": "no"}


def with_guest(
    view: GuestView[Parameters],
) -> OpenView[Parameters]:
    """Open the page of a token before a view; a wrong token opens nothing.

    Who has tried many wrong ones this minute is stopped before anything is looked up.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest,
        /,
        token: str,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        page = opened(request, token)
        if isinstance(page, HttpResponse):
            return page
        return with_a_form(view(request, page, *args, **kwargs))

    kept = for_one_person(require_http_methods(METHODS)(guarded))
    return cast("OpenView[Parameters]", kept)


def opened(request: HttpRequest, token: str) -> GuestPage | HttpResponse:
    """Return what a token opens, or the page that says why it does not."""
    place = limits.place_of(get_adapter().get_client_ip(request))
    where = f"wrong-guest-{place}"
    if limits.is_full(where, limits.WRONG_CODES_A_MINUTE):
        return render(request, "portal/no_guest.html", {"waits": True}, status=429)
    page = public.guest_page(token[:LONGEST_TOKEN])
    if page is not None:
        return page
    limits.too_many(where, limits.WRONG_CODES_A_MINUTE)
    return render(request, "portal/no_guest.html", status=404)


@with_guest
def guest(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Show a guest the meeting and the own answer; a press on a button answers."""
    if request.method == "POST":
        _press(request, page)
        return redirect("guest", page.token)
    # Who has chosen a language that the pages are not in gets the texts in it.
    has_pages = page.language in dict(settings.LANGUAGES)
    usual = "" if has_pages else page.language
    context = {
        "mine": page,
        "meeting": page.meeting,
        "asked": PREFILLED.get(request.GET.get("svar", ""), ""),
        "doors": doors_of(page),
        "texts": reading(request, page.thing, usual=usual),
    }
    return render(request, "portal/guest.html", context)


def _press(request: HttpRequest, page: GuestPage) -> None:
    """Do what a button says, and tell what came of it."""
    pressed = request.POST.get("do", "")
    try:
        if pressed == "here":
            public.say_here(page.guest)
            tell_done(request, _("Welcome. We have noted that you are here."))
        elif pressed in PREFILLED.values():
            had_an_offer = page.state == "offered"
            public.answer(page.guest, comes=pressed == "yes")
            _tell_answer(request, page, had_an_offer=had_an_offer)
    except Invalid as refused:
        tell_error(request, str(refused.sentence))


def _tell_answer(request: HttpRequest, page: GuestPage, *, had_an_offer: bool) -> None:
    state = page.guest.state
    if state == "accepted":
        tell_done(request, _("Thank you. Your seat is kept."))
    elif state == "declined":
        tell_done(request, _("Thank you for telling us. You can change your answer."))
    elif had_an_offer:
        tell(
            request,
            _(
                "The offer had passed, and the seat has gone to the next in line. "
                "You stand in line again."
            ),
        )
    else:
        tell_done(request, _("All seats are taken. You are on the waiting list."))


@with_guest
def substitute(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Let somebody else come instead, with the same organisation and seat."""
    form = SubstituteForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            public.send_substitute(page.guest, **form.cleaned_data)
            said = _("Thank you. We have written to %(name)s.")
            tell_done(request, said % {"name": form.cleaned_data["name"]})
            return redirect("guest", page.token)
    context = {"mine": page, "meeting": page.meeting, "form": form}
    return render(request, "portal/substitute.html", context, status=_status(form))


@with_guest
def needs(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Let a guest say what is needed to take part, or take it back."""
    said = public.needs_of(page.guest)
    start = {"kinds": said.kinds, "words": said.words}
    sent = request.POST if request.method == "POST" else None
    form = NeedsForm(sent, initial=start)
    if form.is_valid():
        try:
            public.say_needs(page.guest, **form.cleaned_data)
        except (Invalid, NotYet) as refused:
            form.add_error(None, str(refused))
        else:
            tell_done(
                request, _("Thank you. Those who arrange the meeting can see it.")
            )
            return redirect("guest", page.token)
    context = {"mine": page, "meeting": page.meeting, "form": form, "said": said}
    return render(request, "portal/needs.html", context, status=_status(form))


@require_safe
@with_guest
def calendar(_request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Give the meeting for a calendar program."""
    written = public.calendar_of(page, get_language() or "sv")
    if written is None:
        raise Http404
    return HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="mote.ics"'},
    )


@require_safe
@with_guest
def square_code(_request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Draw the square code that a guest shows at the door: it leads to the own page."""
    address = addresses.absolute(addresses.guest(page.token))
    return HttpResponse(as_svg(address), content_type="image/svg+xml")


def _status(form: forms.Form) -> int:
    return 422 if form.is_bound else 200
