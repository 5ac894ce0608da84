"""Pages for when something went wrong: plain words, a way on, and no text lost."""

import sys
from urllib.parse import urlsplit

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache

from gensvar.ui.context import about_page
from gensvar.ui.written import is_written

# What the database says when it cannot serve anybody just now.
AWAY = (OperationalError, InterfaceError, InternalError)
TRY_AGAIN = 30  # seconds


def _page(
    request: HttpRequest, status: int, name: str, words: list[str] | None = None
) -> HttpResponse:
    """Answer without asking the database: it may be what went wrong."""
    values = {"page": about_page(), "words": words or []}
    return HttpResponse(render_to_string(f"{name}.html", values), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be understood."""
    return _page(request, 400, "400")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this page is for others."""
    return _page(request, 403, "403")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return _page(request, 404, "404")


def wrong_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """Say that the address takes what a form sends, and is no page to read."""
    response = _page(request, 405, "405")
    response.headers["Allow"] = allowed
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, and whether to try again in a while.

    The database may be away, full, locked or read-only. Then nothing is wrong with
    what was asked, and what was written is given back to be sent later.
    """
    if not isinstance(sys.exc_info()[1], AWAY):
        return _page(request, 500, "500")
    words = _written(request) if _came_from_here(request) else []
    response = _page(request, 503, "503", words)
    response.headers["Retry-After"] = str(TRY_AGAIN)
    return response


@never_cache
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Give back what was written in a form whose safety mark was too old.

    The words are shown only when the browser says that the form came from our own
    page, so that no other page can put words in our mouth.
    """
    words = _written(request) if _came_from_here(request) else []
    return _page(request, 403, "403_csrf", words)


def _came_from_here(request: HttpRequest) -> bool:
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _written(request: HttpRequest) -> list[str]:
    return [
        text
        for name, texts in request.POST.lists()
        for text in map(str, texts)
        if is_written(name, text)
    ]
