"""The addresses that exist, read from the url configuration."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from tests.matrix.expected import rows


@dataclass(frozen=True)
class Route:
    """One address: its name, what it looks like and which parts of it vary."""

    name: str
    pattern: str
    app: str
    parts: tuple[str, ...]


def all_routes() -> list[Route]:
    """Return every address of the installation, in the order it is tried."""
    return list(_routes(get_resolver().url_patterns, "", ()))


def routes_without_rows() -> list[Route]:
    """Return the addresses that nobody has judged yet."""
    known = {row.route for row in rows()}
    return [route for route in all_routes() if route.name not in known]


def _routes(
    patterns: Sequence[URLPattern | URLResolver], before: str, parts: tuple[str, ...]
) -> Iterator[Route]:
    for entry in patterns:
        text = before + str(entry.pattern)
        found = (*parts, *_parts(entry))
        if isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, text, found)
        else:
            app = getattr(entry.callback, "__module__", "").split(".")
            yield Route(
                entry.name or "", text, app[1] if app[0] == "gensvar" else "", found
            )


def _parts(entry: URLPattern | URLResolver) -> tuple[str, ...]:
    pattern = entry.pattern
    if isinstance(pattern, RoutePattern):
        return tuple(pattern.converters)
    if isinstance(pattern, RegexPattern):
        return tuple(pattern.regex.groupindex)
    return tuple(re.findall(r"<(?:\w+:)?(\w+)>", str(pattern)))
