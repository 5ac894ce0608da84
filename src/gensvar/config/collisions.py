"""Trying once more when two transactions stood in each other's way (F-16).

PostgreSQL ends one of two transactions that wait for each other. Nothing of it has
been stored, so the page is asked again, as if the request had come a moment later.
"""

from collections.abc import Iterator
from typing import cast

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

# What PostgreSQL calls a serialisation failure and a deadlock.
COLLISIONS = {"40001", "40P01"}
MOST_TRIES = 3


def collided(trouble: BaseException) -> bool:
    """Say whether a transaction was ended because of another one."""
    return isinstance(trouble, OperationalError) and any(
        getattr(cause, "sqlstate", None) in COLLISIONS for cause in _causes(trouble)
    )


def _causes(trouble: BaseException | None) -> Iterator[BaseException]:
    while trouble is not None:
        yield trouble
        trouble = trouble.__cause__


def once_more(request: HttpRequest) -> HttpResponse | Exception:
    """Ask the page again; return its answer, or what stood in the way this time."""
    page = request.resolver_match
    if page is None:
        return LookupError("No page belongs to the address")
    trouble: Exception = LookupError("The page was not asked")
    for _try in range(MOST_TRIES - 1):
        for name in request.FILES:
            for file in request.FILES.getlist(name):
                file.seek(0)
        try:
            return cast("HttpResponse", page.func(request, *page.args, **page.kwargs))
        except Exception as other:
            trouble = other
        if not collided(trouble):
            break
    return trouble
