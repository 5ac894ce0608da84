"""Opening pages that belong to a group or an organisation, by the address alone."""

from collections.abc import Callable
from typing import TypeVar

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gensvar.portal import limits

Page = TypeVar("Page")
LONGEST_TOKEN = 60


def opened(
    request: HttpRequest, find: Callable[[str], Page | None], token: str
) -> Page | HttpResponse:
    """Return what a token opens, or the page that says why it does not.

    Who has tried many wrong ones this minute is stopped before anything is looked up.
    """
    where = f"wrong-link-{limits.place_of(get_adapter().get_client_ip(request))}"
    if limits.is_full(where, limits.WRONG_CODES_A_MINUTE):
        return render(request, "portal/no_link.html", {"waits": True}, status=429)
    page = find(token[:LONGEST_TOKEN])
    if page is not None:
        return page
    limits.too_many(where, limits.WRONG_CODES_A_MINUTE)
    return render(request, "portal/no_link.html", status=404)
