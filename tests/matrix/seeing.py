"""Asking for an address, and noting everything that the rules are about."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.utils.http import urlencode

READ = re.compile(r"\s*(SELECT|EXPLAIN|PRAGMA|WITH)\b", re.IGNORECASE)
WRITE = re.compile(
    r"\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE
)
SENDERS_MARK = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"'
)


@dataclass(frozen=True)
class Seen:
    """One answer: what it said, and what it cost."""

    status: int
    headers: dict[str, str]
    body: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    fault: str

    @property
    def is_allowed(self) -> bool:
        """Say whether the door was open, whatever the answer then was.

        The wrong method (405) is a door that is not there.
        """
        assert self.status < 500, f"status {self.status}: {self.fault}"
        assert self.status != 429, "the limit of tries was in the way"
        if self.status in {401, 403, 404, 405}:
            return False
        return not (self.status == 302 and _leads_to_sign_in(self.headers["Location"]))


def _leads_to_sign_in(address: str) -> bool:
    return address.partition("?")[0] == resolve_url(settings.LOGIN_URL)


def see(client: Client, method: str, address: str, **form: str) -> Seen:
    """Ask for an address and take back whatever it changed."""
    reads: list[str] = []
    writes: list[str] = []
    cache.clear()
    with transaction.atomic(), connection.execute_wrapper(_noting(reads, writes)):
        if method == "POST" and form:
            address = f"{address}?{urlencode(form)}"
        ask = client.get if method == "GET" else client.post
        response = ask(address, form)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    exception = getattr(response, "exc_info", None)
    return Seen(
        response.status_code,
        dict(response.headers),
        body.decode("utf-8", "replace"),
        tuple(reads),
        tuple(writes),
        repr(exception[1]) if exception else "",
    )


def _noting(reads: list[str], writes: list[str]) -> Callable[..., Any]:
    def note(
        execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if READ.match(sql):
            reads.append(sql)
        elif found := WRITE.match(sql):
            writes.append(found[1])
        return execute(sql, params, many, context)

    return note


def without_marks(body: str, *addresses: str) -> str:
    """Return a page without what differs every time: safety marks and its address."""
    body = SENDERS_MARK.sub("", body)
    for address in addresses:
        body = body.replace(address, "…")
    return body


@contextmanager
def taken_back() -> Iterator[None]:
    """Let a whole module build on one world, and take it back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
