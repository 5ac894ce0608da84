"""A guest's own page: whether one gains or loses by what is taken up (S4-055)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gensvar.kernel.refusals import refusals_in
from gensvar.meetings.forms.interests import InterestForm
from gensvar.meetings.public import interests as public
from gensvar.meetings.public.guests import GuestPage
from gensvar.portal.views.guests import with_guest
from gensvar.ui.notices import tell_done


@with_guest
def interest(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Let a guest declare an interest, say that there is none, or take it back."""
    guest = page.guest
    seen = public.interest_of(guest)
    form = InterestForm(
        request.POST if request.method == "POST" else None,
        initial={
            "says": seen.says,
            "items": seen.items,
            "words": seen.words,
            "tells": seen.tells,
        },
        agenda=public.choices_of(guest.meeting),
    )
    if form.is_valid():
        with refusals_in(form):
            public.declare(guest, form.said)
            tell_done(request, _said(form.said.says))
            return redirect("guest", page.token)
    context = {"mine": page, "meeting": page.meeting, "form": form}
    context["is_open"] = public.may_declare(guest)
    status = 422 if form.is_bound else 200
    return render(request, "portal/guest_interest.html", context, status=status)


def _said(says: str) -> str:
    if says:
        return _("Thank you. Those who arrange the meeting can see it.")
    return _("It is taken back.")
