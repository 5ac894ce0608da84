"""Who may come in to the pages of guidance."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.guidance.policies import may_edit_guidance, may_read_guidance
from gensvar.organisations.policies import Visitor

Given = ParamSpec("Given")
View = Callable[Concatenate[SignedInRequest, Given], HttpResponse]


def only(may: Callable[[Visitor], bool]) -> Callable[[View[Given]], View[Given]]:
    """Let in those for whom `may` says yes, and nobody else."""

    def guarded(view: View[Given]) -> View[Given]:
        @signed_in
        @wraps(view)
        def opened(
            request: SignedInRequest, *args: Given.args, **kwargs: Given.kwargs
        ) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return opened

    return guarded


readers_only = only(may_read_guidance)
editors_only = only(may_edit_guidance)
