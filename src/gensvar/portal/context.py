"""The entries of navigation and footer on the pages for everyone."""

from functools import cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.ui.navigation import Entry


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the entries of the portal; the workspace has its own."""
    if request.path.startswith("/arbete/"):
        return {}
    entries, links = _in_language(get_language() or "")
    return {
        "navigation": [
            Entry(label, address, request.path.startswith(beginning))
            for label, address, beginning in entries
        ],
        "footer_links": links,
        "search_address": _search_address(),
    }


@cache
def _search_address() -> str:
    return reverse("public-search")


@cache
def _in_language(
    language: str,
) -> tuple[tuple[tuple[str, str, str], ...], tuple[Entry, ...]]:
    """Return the words and addresses, which stay as they are in one language."""
    entries = (
        (_("Dialogues"), reverse("public-dialogues"), "/dialoger/"),
        (_("Meetings"), reverse("public-meetings"), "/moten/"),
        (_("Calendar"), reverse("public-calendar"), "/kalender/"),
        (_("Standing consultation"), reverse("public-programmes"), "/samrad/"),
        (_("What became of it"), reverse("public-answers"), "/svar/"),
        (_("Ask the region"), reverse("ask-region"), "/frag"),
        (_("For associations"), reverse("for-associations"), "/for-foreningar/"),
        (_("My contribution"), reverse("enter-code"), "/mitt/"),
    )
    links = (
        Entry(_("Considerations"), reverse("public-considerations")),
        Entry(_("Words and what they mean"), reverse("public-terms")),
        Entry(_("About this site"), reverse("about")),
        Entry(_("Accessibility"), reverse("accessibility")),
        Entry(_("Personal data"), reverse("personal-data")),
        Entry(_("If something is wrong"), reverse("whistle")),
        Entry(_("For those who work here"), "/arbete/"),
    )
    return entries, links
