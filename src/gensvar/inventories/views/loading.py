"""What the pages of inventories begin with: programme, inventory, and who may."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from gensvar.accounts.requests import SignedInRequest
from gensvar.inventories.models import NeedsInventory
from gensvar.inventories.policies import may_keep_inventories
from gensvar.inventories.queries import inventory_for
from gensvar.organisations.policies import works_here
from gensvar.programmes.models import Programme
from gensvar.programmes.queries import programme_for


def programme_here(request: SignedInRequest, number: int) -> Programme:
    """Return a programme that the reader may read. Raises Http404, PermissionDenied."""
    if not works_here(request.user):
        raise PermissionDenied
    return programme_for(request.user, number)


def programme_to_keep(request: SignedInRequest, number: int) -> Programme:
    """Return a programme whose inventories the reader keeps. Raises as above."""
    found = programme_here(request, number)
    if not may_keep_inventories(request.user, found):
        raise PermissionDenied
    return found


def inventory_here(
    request: SignedInRequest, programme: int, number: int
) -> NeedsInventory:
    """Return an inventory that the reader may read. Raises as above."""
    if not works_here(request.user):
        raise PermissionDenied
    return inventory_for(request.user, programme, number)


def inventory_to_keep(
    request: SignedInRequest, programme: int, number: int
) -> NeedsInventory:
    """Return an inventory that the reader keeps. Raises as above."""
    found = inventory_here(request, programme, number)
    if not may_keep_inventories(request.user, found.programme):
        raise PermissionDenied
    return found


def shown(
    request: SignedInRequest,
    page: str,
    inventory: NeedsInventory,
    context: dict[str, object],
    *,
    refused: bool = False,
) -> HttpResponse:
    """Show a page of one inventory; a refused form comes back as 422."""
    shared = {
        "programme": inventory.programme,
        "inventory": inventory,
        "may_keep": may_keep_inventories(request.user, inventory.programme),
    }
    return render(
        request,
        f"inventories/{page}.html",
        {**shared, **context},
        status=422 if refused else 200,
    )
