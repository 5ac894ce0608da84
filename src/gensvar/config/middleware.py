"""What every answer carries, and clear pages for what no view has caught."""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from gensvar.accounts import kept_words
from gensvar.accounts.access import ADD_AN_APP, SAVED_MEANWHILE
from gensvar.config.collisions import collided, once_more
from gensvar.kernel.errors import Invalid, NotYet, Stale
from gensvar.ui.errors import bad_request, wrong_way
from gensvar.ui.notices import tell

Next = Callable[[HttpRequest], HttpResponseBase]
WORKSPACE = "/arbete/"
READING = ("GET", "HEAD")
WRONG_METHOD = 405
# No page of ours uses any of these, and nobody else may in our name.
FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
    "browsing-topics",
)
# A number or a sign that no database can keep: no fault of ours, and nobody's words.
BEYOND_ALL_COLUMNS = (OverflowError, DataError)
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
}


def careful_headers(get_response: Next) -> Next:
    """Say what browsers may do with our pages, and keep personal ones out of caches."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # The cookie is enough: to ask who it is would cost every page a query.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        if "private" in response.headers.get("Cache-Control", ""):
            _vary_by_no_cookie(response)
        return response

    return answer


def _vary_by_no_cookie(response: HttpResponseBase) -> None:
    """Let the browser, which alone keeps the page, find it again on a step back.

    The first form that somebody sees sets its cookie. With "Vary: Cookie" a step back
    would fetch a new form, with a new key: what is sent from it is said twice.
    """
    named = response.headers.get("Vary", "").split(",")
    kept = [name.strip() for name in named if name.strip().lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif response.has_header("Vary"):
        del response.headers["Vary"]


def two_steps_to_the_workspace(get_response: Next) -> Next:
    """Lead those who sign in with a password alone to add an app first."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if (
            settings.MFA_IS_DEMANDED
            and request.path.startswith(WORKSPACE)
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            tell(request, ADD_AN_APP)
            return redirect("mfa_activate_totp")
        return get_response(request)

    return answer


class ClearRefusals:
    """The last resort: what stood in the way is told as a page, never as a fault."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; an empty answer to the wrong method becomes a page."""
        response = self.get_response(request)
        if response.status_code == WRONG_METHOD and not getattr(response, "content", 1):
            return wrong_way(request, response.headers.get("Allow", ""))
        return response

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Return a page for a refusal in the words of the domain."""
        if not collided(exception):
            return self._refusal(request, exception)
        second = once_more(request)
        if isinstance(second, HttpResponse):
            return second
        if (page := self._refusal(request, second)) is None:
            raise second from exception
        return page

    def _refusal(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, NotYet):
            return self._page(request, 409, exception.missing)
        if isinstance(exception, Invalid):
            return self._page(request, 422, [exception.sentence])
        if isinstance(exception, Stale):
            return self._page(request, 409, [SAVED_MEANWHILE])
        if isinstance(exception, BEYOND_ALL_COLUMNS):
            return bad_request(request, exception)
        return None

    def _page(
        self, request: HttpRequest, status: int, reasons: Sequence[object]
    ) -> HttpResponse:
        kept = None
        if request.method not in READING:
            kept = kept_words.unpack(kept_words.pack(request))
        context = {"reasons": reasons, "kept": kept, "back": _came_from(request)}
        return render(request, "accounts/refused.html", context, status=status)


def _came_from(request: HttpRequest) -> str:
    """Return the page of ours that led here, or the first page."""
    parts = urlsplit(request.headers.get("Referer", ""))
    return parts.path if parts.netloc == request.get_host() else "/"
