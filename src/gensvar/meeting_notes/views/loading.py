"""Finding the meeting and its notes for a page, and answering with files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from gensvar.accounts.requests import SignedInRequest
from gensvar.meeting_notes.document.drawing import heading_of
from gensvar.meeting_notes.models import Notes
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.notes import notes_of
from gensvar.meeting_notes.tree import Content
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import works_here

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def meeting_for(request: SignedInRequest, number: int) -> Meeting:
    """Return a meeting that the reader may read. Raises Http404, PermissionDenied."""
    if not works_here(request.user):
        raise PermissionDenied
    rows = meetings_visible_to(request.user).select_related(
        "body", "series", "dialogue", "matter"
    )
    return get_object_or_404(rows, pk=number)


def meeting_to_keep(request: SignedInRequest, number: int) -> Meeting:
    """Return a meeting whose notes the reader keeps. Raises as `meeting_for`."""
    meeting = meeting_for(request, number)
    if not may_keep_notes(request.user, meeting):
        raise PermissionDenied
    return meeting


def notes_for(meeting: Meeting) -> Notes:
    """Return the notes of a meeting. Raises Http404 when nobody has begun them."""
    found = notes_of(meeting)
    if found is None:
        raise Http404
    return found


def parts_in(content: Content) -> list[tuple[str, str]]:
    """Return key and heading of each part, to choose among."""
    return [(part.key, heading_of(part)[:120]) for part in content.parts]


def as_file(made: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=kind, headers=headers)
