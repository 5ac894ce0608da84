"""What every page of exercises begins with: the meeting, and who may lead."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gensvar.accounts.requests import SignedInRequest
from gensvar.exercises.models import Exercise, Table
from gensvar.exercises.policies import may_lead_exercises
from gensvar.kernel.errors import Invalid, NotYet
from gensvar.meetings.models import Meeting
from gensvar.meetings.queries import meetings_visible_to
from gensvar.ui.notices import tell_error


def read_meeting(request: SignedInRequest, pk: int) -> Meeting:
    """Return a meeting that the person may read; 404 where there is none."""
    return get_object_or_404(meetings_visible_to(request.user), pk=pk)


def led_meeting(request: SignedInRequest, pk: int) -> Meeting:
    """Return a meeting whose exercises the person leads; 403 for other readers."""
    meeting = read_meeting(request, pk)
    if not may_lead_exercises(request.user, meeting):
        raise PermissionDenied
    return meeting


def exercise_in(meeting: Meeting, pk: int) -> Exercise:
    """Return an exercise of a meeting; 404 where there is none."""
    found = get_object_or_404(
        Exercise.objects.select_related("item"), pk=pk, meeting=meeting
    )
    found.meeting = meeting
    return found


def table_in(meeting: Meeting, pk: int) -> Table:
    """Return a table of a meeting; 404 where there is none."""
    found = get_object_or_404(Table, pk=pk, meeting=meeting)
    found.meeting = meeting
    return found


def tell_refusal(request: SignedInRequest, refusal: Invalid | NotYet) -> None:
    """Say on the next page why something could not be done."""
    if isinstance(refusal, Invalid):
        tell_error(request, str(refusal.sentence))
        return
    for phrase in refusal.missing:
        tell_error(request, _("Missing: %(what)s.") % {"what": phrase})
