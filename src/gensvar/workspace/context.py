"""The menu of the workspace, and of the dialogue one works with."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.organisations.models import Role
from gensvar.organisations.policies import has_role_anywhere, works_here
from gensvar.ui.navigation import Entry, Group
from gensvar.workspace.menu import MENU
from gensvar.workspace.places import (
    MEETING_PAGES,
    ONLY_LEADERS,
    PAGES,
    PROGRAMME_PAGES,
    PageGroup,
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the entries of the workspace to those who work there."""
    if not request.path.startswith("/arbete/") or not works_here(request.user):
        return {}
    here, title = _where(request)
    return {
        "navigation": _everywhere(request),
        "navigation_here": here,
        "here_title": title,
        "now_here": _now(here),
        "overview_address": here[0].entries[0].address if here else "",
        "navigation_is_beside": True,
        "search_address": reverse("search"),
        "person_name": getattr(request.user, "name", ""),
        "person_address": reverse("my-account"),
        "footer_links": [Entry(_("To the public pages"), reverse("home"))],
    }


def _where(request: HttpRequest) -> tuple[list[Group], str]:
    """Return the pages of what one works with, and what they are called together."""
    match = request.resolver_match
    known = match.kwargs if match else {}
    if isinstance(meeting := known.get("meeting"), int):
        return _groups(request, MEETING_PAGES, meeting), _("This meeting")
    if isinstance(programme := known.get("programme"), int):
        return _groups(request, PROGRAMME_PAGES, programme), _("This programme")
    if number := str(known.get("number", "")):
        return _groups(request, PAGES, number), _("This dialogue")
    return [], ""


def _everywhere(request: HttpRequest) -> list[Group]:
    user = request.user
    return [
        Group(
            str(label),
            [
                Entry(place.label, at, is_current=request.path == at)
                for place in places
                if not place.roles or has_role_anywhere(user, *place.roles)
                if (at := reverse(place.name))
            ],
        )
        for label, places in MENU
    ]


def _groups(
    request: HttpRequest, table: Sequence[PageGroup], number: str | int
) -> list[Group]:
    hidden = set() if has_role_anywhere(request.user, Role.OFFICER) else ONLY_LEADERS
    groups = [
        (
            str(label),
            [
                (str(said), reverse(name, args=[number]))
                for said, name in pages
                if name not in hidden
            ],
        )
        for label, pages in table
    ]
    addresses = [address for _label, pages in groups for _said, address in pages]
    best = max(filter(request.path.startswith, addresses), key=len, default="")
    return [
        Group(label, [Entry(said, at, is_current=at == best) for said, at in pages])
        for label, pages in groups
    ]


def _now(groups: list[Group]) -> str:
    entries = [entry for group in groups for entry in group.entries]
    return next((str(entry.label) for entry in entries if entry.is_current), "")
