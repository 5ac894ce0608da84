"""Opening a meeting in the workspace, for those who may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.meetings.models import Meeting
from gensvar.meetings.policies import may_keep_meeting
from gensvar.meetings.queries import meetings_visible_to

Parameters = ParamSpec("Parameters")
MeetingView = Callable[Concatenate[SignedInRequest, Meeting, Parameters], HttpResponse]
OpenView = Callable[Concatenate[SignedInRequest, int, Parameters], HttpResponseBase]


def readers_only(view: MeetingView[Parameters]) -> OpenView[Parameters]:
    """Open a meeting for those with a part in one of its bodies; others find none."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        /,
        meeting: int,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        found = get_object_or_404(meetings_visible_to(request.user), pk=meeting)
        return view(request, found, *args, **kwargs)

    return cast("OpenView[Parameters]", signed_in(guarded))


def keepers_only(view: MeetingView[Parameters]) -> OpenView[Parameters]:
    """Open a meeting for those who keep it; other readers may not."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        meeting: Meeting,
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        if not may_keep_meeting(request.user, meeting):
            raise NotAllowed
        return view(request, meeting, *args, **kwargs)

    return readers_only(guarded)
