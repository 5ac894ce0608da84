"""Opening a plan in the workspace, for those who may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpResponse, HttpResponseBase

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.year_plans.models import YearPlan
from gensvar.year_plans.policies import may_keep_plan
from gensvar.year_plans.queries.plans import plan_for

Parameters = ParamSpec("Parameters")
PlanView = Callable[Concatenate[SignedInRequest, YearPlan, Parameters], HttpResponse]
OpenView = Callable[Concatenate[SignedInRequest, int, Parameters], HttpResponseBase]


def readers_only(view: PlanView[Parameters]) -> OpenView[Parameters]:
    """Open a plan for those who work here; others find none."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        /,
        plan: int,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        return view(request, plan_for(request.user, plan), *args, **kwargs)

    return cast("OpenView[Parameters]", signed_in(guarded))


def keepers_only(view: PlanView[Parameters]) -> OpenView[Parameters]:
    """Open a plan for those who keep it; other readers may not."""

    @wraps(view)
    def guarded(
        request: SignedInRequest,
        plan: YearPlan,
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        if not may_keep_plan(request.user, plan):
            raise NotAllowed
        return view(request, plan, *args, **kwargs)

    return readers_only(guarded)
