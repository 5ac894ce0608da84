"""Opening a programme in the workspace, for those who may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.programmes.models import Programme
from gensvar.programmes.policies import may_keep_programme
from gensvar.programmes.queries import programme_for

Parameters = ParamSpec("Parameters")
ProgrammeView = Callable[
    Concatenate[SignedInRequest, Programme, Parameters], HttpResponse
]
OpenView = Callable[Concatenate[SignedInRequest, int, Parameters], HttpResponseBase]


def readers_only(view: ProgrammeView[Parameters]) -> OpenView[Parameters]:
    """Open a programme for those with a part in it; others find none."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        /,
        programme: int,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        found = programme_for(request.user, programme)
        return view(request, found, *args, **kwargs)

    return cast("OpenView[Parameters]", signed_in(guarded))


def keepers_only(view: ProgrammeView[Parameters]) -> OpenView[Parameters]:
    """Open a programme for those who keep it; other readers may not."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        programme: Programme,
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        if not may_keep_programme(request.user, programme):
            raise NotAllowed
        return view(request, programme, *args, **kwargs)

    return readers_only(guarded)


def form_page(
    request: SignedInRequest,
    programme: Programme | None,
    form: forms.Form,
    title: str,
    **more: object,
) -> HttpResponse:
    """Show one form under a title; what was sent and refused comes back as typed."""
    context = {"programme": programme, "form": form, "title": title, **more}
    status = 422 if form.is_bound else 200
    return render(request, "programmes/form.html", context, status=status)
