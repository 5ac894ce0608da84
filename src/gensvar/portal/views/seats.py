"""Where a guest sits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gensvar.exercises.public import seat_of
from gensvar.meetings.public.guests import GuestPage
from gensvar.portal.views.guests import with_guest


@with_guest
def seat(request: HttpRequest, page: GuestPage) -> HttpResponse:
    """Show a guest the table, or the table of each time people sit down."""
    context = {"mine": page, "meeting": page.meeting, "seats": seat_of(page.guest)}
    return render(request, "portal/seat.html", context)
