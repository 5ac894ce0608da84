"""The list of who was there, to print; and what guests need, for those who arrange."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gensvar.accounts.requests import SignedInRequest
from gensvar.documents.pdf import as_pdf
from gensvar.meetings.actions.needs import count_needs, read_needs
from gensvar.meetings.actions.reading import note_reading
from gensvar.meetings.attendance import attendance_list
from gensvar.meetings.models import GuestState, Meeting
from gensvar.meetings.needs import KINDS, last_day_of
from gensvar.meetings.queries import counts_of, guests_of
from gensvar.meetings.views.opening import keepers_only, readers_only


@require_safe
@keepers_only
def attendance(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show the list of guests to print, with room to sign where nobody is noted yet."""
    note_reading(meeting, by=request.user)
    rows = guests_of(meeting).exclude(state=GuestState.WITHDRAWN)
    context = {"meeting": meeting, "rows": rows, "counts": counts_of(meeting)}
    return render(request, "meetings/attendance.html", context)


@require_safe
@keepers_only
def attendance_pdf(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Give the same list as a tagged PDF."""
    note_reading(meeting, by=request.user)
    rows = guests_of(meeting).exclude(state=GuestState.WITHDRAWN)
    document = attendance_list(meeting, list(rows), counts_of(meeting))
    return HttpResponse(
        as_pdf(document, at=timezone.now()),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="narvaro.pdf"'},
    )


@readers_only
def needs(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """Show officers how many need what; who it is, is asked for and then recorded."""
    counts = count_needs(meeting, by=request.user)
    is_asked = request.method == "POST"
    found = read_needs(meeting, by=request.user) if is_asked else []
    context = {
        "meeting": meeting,
        "counts": [(KINDS[kind], number) for kind, number in counts.items()],
        "is_asked": is_asked,
        "rows": [
            (need.guest, [KINDS[one] for one in need.kinds if one in KINDS], need.words)
            for need in found
        ],
        "kept_until": last_day_of(meeting),
    }
    response = render(request, "meetings/needs.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
