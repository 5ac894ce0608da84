"""Meetings that everyone may know of: read, register, and say one is here."""

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gensvar.consultations.public.years import young_words_of
from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.public import guests as public
from gensvar.portal import limits
from gensvar.portal.filters import PartForm
from gensvar.portal.guest_forms import DoorForm, RegisterForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.views.dialogues import bounds, page_of
from gensvar.publishing import queries
from gensvar.publishing.queries.meetings import MeetingShown, parts_shown
from gensvar.translations.public import reading

METHODS = ["GET", "HEAD", "POST"]
# From one place: a whole association may register from one office.
REGISTRATIONS_A_MINUTE = 60
AT_THE_DOOR_A_MINUTE = 200


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings to come that have been announced."""
    start, end = bounds(request)
    form = PartForm(request.GET, parts=parts_shown())
    rows, total = queries.meetings_shown(start, end, form.chosen())
    context = {"rows": rows, "form": form, "page_obj": page_of(request, total)}
    return render(request, "portal/meetings.html", context)


@require_safe
def feed(_request: HttpRequest) -> HttpResponse:
    """Give the announced meetings to calendar programs."""
    name = _("Meetings: %(region)s") % {"region": settings.REGION_NAME}
    return HttpResponse(
        queries.meetings_feed(get_language() or "sv", name),
        content_type="text/calendar; charset=utf-8",
    )


@require_http_methods(METHODS)
def meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one announced meeting, and let people register where it is open."""
    found = queries.meeting_shown(public_id)
    if found is None:
        raise Http404
    form = RegisterForm(request.POST or None)
    if form.is_valid():
        if _too_many(request, "register", REGISTRATIONS_A_MINUTE):
            form.add_error(None, _("Many register right now. Wait a minute."))
            return _page(request, found, form, 429)
        with refusals_in(form):
            language = get_language() or "sv"
            public.register_for(public_id, language=language, **form.cleaned_data)
            return redirect("public-meeting-registered", public_id)
    return _page(request, found, form, 422 if form.is_bound else 200)


def _page(
    request: HttpRequest, found: MeetingShown, form: forms.Form, status: int
) -> HttpResponse:
    texts = reading(request, *found.things)
    context = {
        "meeting": found,
        "texts": texts,
        "form": form,
        "young": young_words_of(found.public_id),
    }
    return render(request, "portal/meeting.html", context, status=status)


@require_safe
def registered(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what happens next; the same for everyone, whether known before or not."""
    found = queries.meeting_shown(public_id)
    if found is None:
        raise Http404
    return render(request, "portal/registered.html", {"meeting": found})


@for_one_person
@require_http_methods(METHODS)
def door(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a guest at the door say to be here.

    The page is the same whatever stands in the address: it tells of no meeting.
    """
    form = DoorForm(request.POST or None)
    if form.is_valid():
        if _too_many(request, "door", AT_THE_DOOR_A_MINUTE):
            form.add_error(None, _("Many are coming right now. Wait a minute."))
        elif public.at_the_door(public_id, form.cleaned_data["email"]):
            return with_a_form(render(request, "portal/door.html", {"is_here": True}))
        else:
            form.add_error(
                "email",
                _("We do not find this address for today. Tell those at the door."),
            )
    status = 422 if form.is_bound else 200
    page = render(request, "portal/door.html", {"form": form}, status=status)
    return with_a_form(page)


def _too_many(request: HttpRequest, what: str, limit: int) -> bool:
    place = limits.place_of(get_adapter().get_client_ip(request))
    return limits.too_many(f"{what}-{place}", limit)
