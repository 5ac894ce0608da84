"""What every page knows: the region, the languages and the chosen colour."""

from django.conf import settings
from django.http import HttpRequest

from gensvar.ui import languages

ACCENTS = ("spruce", "lake", "heather", "rowan")


def page(request: HttpRequest) -> dict[str, object]:
    """Return `page`: region, contact, accent, language and what to choose between."""
    return {"page": about_page(getattr(request, "get_full_path", str)())}


def about_page(address: str = "") -> dict[str, object]:
    """Return what the base page shows; `address` is where a choice returns to."""
    accent = getattr(settings, "REGION_ACCENT", ACCENTS[0])
    return {
        "region": getattr(settings, "REGION_NAME", "Region Exempel"),
        "contact": getattr(settings, "REGION_CONTACT", ""),
        "accent": accent if accent in ACCENTS else ACCENTS[0],
        "language": languages.current(),
        "languages": languages.offered(),
        "address": address,
    }
