"""The places of an organisation's own side, in the room of the main menu."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.directory.public import KeeperPage
from gensvar.portal.own import PLACES
from gensvar.ui.navigation import Entry

register = template.Library()


@register.simple_tag(takes_context=True)
def own_places(context: dict[str, Any], mine: KeeperPage) -> list[Entry]:
    """Return the places behind the link, and the way out; where one is, is marked.

    The first place is the address that all the others begin with.
    """
    here = context["request"].path
    first, *others = (reverse(place.name, args=[mine.token]) for place in PLACES)
    inside = next((one for one in others if here.startswith(one)), "")
    is_year = here == first or here.startswith(f"{first}ar/")
    marked = inside or (first if is_year else "")
    places = [
        Entry(place.label, address, address == marked)
        for place, address in zip(PLACES, (first, *others), strict=True)
    ]
    return [*places, Entry(_("Pages for everyone"), "/for-foreningar/")]
