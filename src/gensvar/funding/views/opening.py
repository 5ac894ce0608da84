"""Opening support in the workspace, for those who may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpResponse, HttpResponseBase

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.funding.models import FundingForm
from gensvar.funding.policies import may_keep_funding
from gensvar.funding.queries.kept import funding_for
from gensvar.kernel.errors import NotAllowed

Parameters = ParamSpec("Parameters")
FundingView = Callable[
    Concatenate[SignedInRequest, FundingForm, Parameters], HttpResponse
]
OpenView = Callable[Concatenate[SignedInRequest, int, Parameters], HttpResponseBase]


def readers_only(view: FundingView[Parameters]) -> OpenView[Parameters]:
    """Open support for those who work here; others find none."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        /,
        funding: int,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        return view(request, funding_for(request.user, funding), *args, **kwargs)

    return cast("OpenView[Parameters]", signed_in(guarded))


def keepers_only(view: FundingView[Parameters]) -> OpenView[Parameters]:
    """Open support for those who keep it; other readers may not."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        funding: FundingForm,
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        if not may_keep_funding(request.user, funding):
            raise NotAllowed
        return view(request, funding, *args, **kwargs)

    return readers_only(guarded)
