"""The places of an organisation's own side, as a list of links."""

from typing import Any

from django import template
from django.urls import reverse

from gensvar.directory.public import KeeperPage
from gensvar.portal.own import PLACES

register = template.Library()


@register.inclusion_tag("portal/own/places.html", takes_context=True)
def own_places(context: dict[str, Any], mine: KeeperPage) -> dict[str, object]:
    """Show the places behind the link; the one that is open is marked."""
    here = context["request"].path
    places = [
        {"address": address, "label": place.label, "is_here": here == address}
        for place in PLACES
        for address in [reverse(place.name, args=[mine.token])]
    ]
    return {"mine": mine, "places": places}
