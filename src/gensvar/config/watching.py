"""Answers those who watch a live exercise before anything else is asked about them.

A thousand phones ask for news every second. The answer is the same for all of them: no
session, no language and no form is involved, so none is looked up, and no request of
Django's is made. Whatever is not plainly such a question goes the ordinary way, which
knows the same address. The headers are those that every answer of ours carries.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from gensvar.config.logs import IS_NEWS
from gensvar.config.middleware import HEADERS
from gensvar.exercises import public

# Any: what WSGI hands over.
Site = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
NEWS = re.compile(r"/skarm/([2-9a-z]{1,16})/nytt")
SINCE = re.compile(r"efter=([0-9]{1,15})")


def news_first(site: Site) -> Site:
    """Return `site`, with a short way for whoever asks for news.

    An unknown board is passed on as well: the page that says so is like any other. So
    is every fault, and whoever came by another name of ours or without encryption.
    """
    always = [("Content-Type", "application/json"), *_careful().items()]

    def respond(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        found = NEWS.fullmatch(environ["PATH_INFO"])
        if found is None or not _is_plain(environ):
            return site(environ, start)
        body = _news(found[1], environ["QUERY_STRING"])
        if body is None:
            return site(environ, start)
        environ[IS_NEWS] = True
        start("200 OK", [*always, ("Content-Length", str(len(body)))])
        return [body]

    return respond


def _is_plain(environ: dict[str, Any]) -> bool:
    """Say whether a question needs nothing that only the ordinary way looks at."""
    name, value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
    is_safe = not settings.SECURE_SSL_REDIRECT or environ.get(name) == value
    host = environ.get("HTTP_HOST", "").partition(":")[0]
    return (
        environ["REQUEST_METHOD"] == "GET"
        and is_safe
        and host in settings.ALLOWED_HOSTS
    )


def _news(key: str, question: str) -> bytes | None:
    since = SINCE.fullmatch(question)
    if since is None:
        return None
    try:
        close_old_connections()
        found = public.news(key, int(since[1]))
    except DatabaseError:
        return None
    finally:
        close_old_connections()
    return found.body if found else None


def _careful() -> dict[str, str]:
    """Return the headers that the ordinary way puts on its answers."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    headers = {
        **HEADERS,
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
        "Content-Security-Policy": "; ".join(
            f"{name} {' '.join(str(source) for source in sources)}"
            for name, sources in policy
        ),
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    }
    if settings.SECURE_HSTS_SECONDS:
        headers["Strict-Transport-Security"] = (
            f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
        )
    return headers
