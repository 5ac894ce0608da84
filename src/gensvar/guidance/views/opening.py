"""Who may come in to the pages of guidance."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.policies import may_edit_guidance, may_read_guidance

Given = ParamSpec("Given")
View = Callable[Concatenate[SignedInRequest, Given], HttpResponse]
Opened = Callable[Concatenate[SignedInRequest, Given], HttpResponseBase]


def readers_only(view: View[Given]) -> Opened[Given]:
    """Let in those who work here, and nobody else."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        if not may_read_guidance(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast("Opened[Given]", signed_in(guarded))


def editors_only(view: View[Given]) -> Opened[Given]:
    """Let in administrators, and nobody else."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        if not may_edit_guidance(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast("Opened[Given]", signed_in(guarded))
