"""The door to the own side of an organisation, and the places behind it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from gensvar.directory.public import KeeperPage, keeper_page
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened

METHODS = ["GET", "HEAD", "POST"]
Parameters = ParamSpec("Parameters")
OwnView = Callable[Concatenate[HttpRequest, KeeperPage, Parameters], HttpResponse]
OpenView = Callable[Concatenate[HttpRequest, str, Parameters], HttpResponse]


class OwnPlace(NamedTuple):
    """One page of the own side: the name of its address, and what it is called."""

    name: str
    label: StrOrPromise


# In the order in which somebody with little time needs them.
PLACES: tuple[OwnPlace, ...] = (
    OwnPlace("own-year", _("Our year")),
    OwnPlace("own-page", _("Our page")),
    OwnPlace("own-questions", _("Questions")),
    OwnPlace("own-matching", _("Find each other")),
    OwnPlace("own-joint-positions", _("Joint positions")),
    OwnPlace("own-exchange", _("Learn from each other")),
)


def with_keeper(view: OwnView[Parameters]) -> OpenView[Parameters]:
    """Open the own side of an organisation before a view; a void link opens nothing.

    Who is not approved yet sees only how far it has come.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest,
        /,
        token: str,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> HttpResponse:
        mine = opened(request, keeper_page, token)
        if isinstance(mine, HttpResponse):
            return mine
        if not mine.is_approved:
            return redirect("keeper-asked", token)
        return with_a_form(view(request, mine, *args, **kwargs))

    kept = for_one_person(require_http_methods(METHODS)(guarded))
    return cast("OpenView[Parameters]", kept)
