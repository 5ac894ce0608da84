"""Headers of pages that belong to one person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]


def with_a_form(response: HttpResponse) -> HttpResponse:
    """Let a page's forms be sent: without any referrer browsers hide where from.

    The address is still told to no other site.
    """
    response["Referrer-Policy"] = "same-origin"
    return response


def for_one_person(view: View[Parameters]) -> View[Parameters]:
    """Keep a page out of caches, search engines and the referrer of other sites."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response.setdefault("Referrer-Policy", "no-referrer")
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return guarded
