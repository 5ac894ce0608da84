"""Listening to which words of an address a page reads, and whom its answer names."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client

HEARD: set[str] = set()
# Reads everything that stands after the question mark, whatever it is called.
ALL = "*"
MEANINGLESS = "utan-betydelse-7"


class Listening(QueryDict):
    """What stands after the question mark, noting what is asked of it."""

    def __getitem__(self, key: str) -> Any:
        # Any: as Django's own.
        HEARD.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        HEARD.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> Any:
        """Note the name, and return its values."""
        # Any: as Django's own.
        HEARD.add(key)
        return super().getlist(key, default)

    def items(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override] # as it is used
        """Note that everything is read."""
        # Any: as Django's own.
        HEARD.add(ALL)
        return super().items()

    def copy(self) -> "Listening":
        """Return a copy that listens too."""
        return Listening(self.urlencode(), mutable=True)


class Listener:
    """A middleware that lets every page read through what listens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = Listening(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


def ask(client: Client, address: str, **query: str) -> str:
    """Return all words of an answer, also of those packed in a file."""
    cache.clear()
    with transaction.atomic():
        response = client.get(address, query)
        body = b"".join(response) if response.streaming else response.content
        location = response.headers.get("Location", "")
        transaction.set_rollback(True)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as box:
            body = b" ".join(box.read(name) for name in box.namelist())
    return f"{location} {body.decode('utf-8', 'replace')}"


def named(words: str, names: Iterable[str]) -> list[str]:
    """Return the names that stand in an answer, in their order and as often."""
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    return re.findall("|".join(longest), words) if longest else []


def selections(
    client: Client,
    address: str,
    names: Iterable[str],
    values: Iterable[str],
    **sent: str,
) -> list[str]:
    """Return what in the address selects or orders persons by a group.

    Each word that the page reads is given each value of a group. A value that means
    nothing is the measure: a page may search, and find nobody, but what is of a group
    must do no more than what is of none. To look for somebody by name is no selection.
    """
    known = list(names)
    HEARD.clear()
    usual = named(ask(client, address, **sent), known)
    words = set(HEARD)
    if ALL in words:
        return [f"{address} reads every word of the address"]
    found = []
    for word in sorted(words - set(sent) - {"page", "ar", "undo"}):
        measure = named(ask(client, address, **sent, **{word: MEANINGLESS}), known)
        for value in values:
            shown = named(ask(client, address, **sent, **{word: value}), known)
            by_name = [one for one in usual if value.casefold() in one.casefold()]
            if shown not in (usual, measure, by_name):
                found.append(f"{address}?{word}={value}")
    return found
