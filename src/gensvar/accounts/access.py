"""The door to pages for people who have signed in; at the door no text is lost."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from gensvar.accounts import kept_words
from gensvar.accounts.forms import SignInForm
from gensvar.accounts.requests import SignedInRequest

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[SignedInRequest, Parameters], HttpResponseBase]
OpenView = Callable[Concatenate[HttpRequest, Parameters], HttpResponseBase]
READING = ("GET", "HEAD")
# Said by the middleware, which stands on a floor without translations.
ADD_AN_APP = _("Work with dialogues needs a sign-in in two steps. Add an app.")
SAVED_MEANWHILE = _("Somebody else saved meanwhile. Load the page again and look.")


def signed_in(view: View[Parameters]) -> OpenView[Parameters]:
    """Let only people who have signed in reach a view, which takes SignedInRequest.

    Who comes to read is sent to the sign-in and back. Who sends a form gets a page
    with everything they typed, where they sign in and send it again (F-25).
    """

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return ask_who_it_is(request)
        response = view(cast("SignedInRequest", request), *args, **kwargs)
        if request.method not in READING:
            kept_words.forget_when_received(request, response)
        return response

    return cast("OpenView[Parameters]", guarded)


def ask_who_it_is(request: HttpRequest) -> HttpResponseBase:
    """Send a reader to the sign-in; give a writer the words back."""
    address = resolve_url(settings.LOGIN_URL)
    if request.method not in READING:
        return give_back(request, kept_words.pack(request), SignInForm())
    if request.headers.get("HX-Request"):
        # A part of a page was asked for: the whole page goes to the sign-in.
        here = request.headers.get("HX-Current-URL", "/")
        response = HttpResponse(status=401)
        response["HX-Redirect"] = redirect_to_login(here, address).url
        return response
    return redirect_to_login(request.get_full_path(), address)


@never_cache
def give_back(request: HttpRequest, packed: str, form: SignInForm) -> HttpResponse:
    """Show what was typed, with the sign-in beneath."""
    context = {"packed": packed, "kept": kept_words.unpack(packed), "form": form}
    return render(request, "accounts/signed_out.html", context, status=401)
