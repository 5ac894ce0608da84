"""Prints what happens now at addresses without a row."""

import pytest
from django.apps import apps

from tests.matrix.expected import KINDS, Row, said
from tests.matrix.routes import Route, routes_without_rows
from tests.matrix.seeing import see
from tests.matrix.world import USUAL, World


@pytest.mark.django_db
def test_propose(world: World) -> None:
    lines = [_proposal(world, route) for route in routes_without_rows()]
    print("", *lines, sep="\n")  # noqa: T201 -- it is made to be read


def _proposal(world: World, route: Route) -> str:
    guessed = {part: _guess(route) for part in route.parts}
    things = tuple(
        (part, what)
        for part, what in guessed.items()
        if part not in USUAL or what.endswith(".slug")
    )
    row = Row(route.name, things, frozenset(), frozenset())
    shown = " ".join(f"{part}={what}" for part, what in things)
    try:
        address = world.address(route, row)
    except Exception as fault:  # whatever it is, a person must look
        return f"{route.name}, {shown}, ?, ?    # {route.pattern} {fault}"
    cells = [_cell(world, address, method) for method in ("GET", "POST")]
    return f"{route.name}, {shown}, {cells[0]}, {cells[1]}"


def _cell(world: World, address: str, method: str) -> str:
    found = {kind: see(world.client(kind), method, address) for kind in KINDS}
    for seen in found.values():
        if seen.status >= 500:
            return f"FAULT {seen.fault}"
    return said(frozenset(kind for kind, seen in found.items() if seen.is_allowed))


def _guess(route: Route) -> str:
    """Guess the model: one of the app's whose name is a word of the address's name."""
    if not route.app:
        return "?"
    models = [model.__name__ for model in apps.get_app_config(route.app).get_models()]
    if route.app == "organisations" and "slug" in route.parts:
        return "organisations.Body.slug"
    fits = [name for name in models if name.lower() in route.name.replace("-", "")]
    return f"{route.app}.{(fits or models or ['?'])[-1]}"
