"""The door to the workspace: for those who hold a role."""

from functools import wraps
from typing import ParamSpec, cast

from django.http import HttpResponseBase

from gensvar.accounts.access import OpenView, View, signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.kernel.errors import NotAllowed
from gensvar.organisations.policies import works_here

Parameters = ParamSpec("Parameters")


def workspace_only(view: View[Parameters]) -> OpenView[Parameters]:
    """Let only people who hold a role in some body reach a view."""

    @wraps(view)
    def guarded(
        request: SignedInRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        if not works_here(request.user):
            raise NotAllowed
        return view(request, *args, **kwargs)

    return signed_in(cast("View[Parameters]", guarded))
