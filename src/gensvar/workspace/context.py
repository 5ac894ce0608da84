"""The menu of the workspace, and of the dialogue one works with."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gensvar.organisations.models import Role
from gensvar.organisations.policies import has_role_anywhere, works_here
from gensvar.ui.navigation import Entry, Group
from gensvar.workspace.places import MEETING_PAGES, ONLY_LEADERS, PAGES, PageGroup


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give the entries of the workspace to those who work there."""
    if not request.path.startswith("/arbete/") or not works_here(request.user):
        return {}
    number, meeting = _number(request), _meeting(request)
    here = _of_dialogue(request, number) if number else []
    title = _("This dialogue")
    if meeting is not None:
        here, title = _of_meeting(request, meeting), _("This meeting")
    return {
        "navigation": _everywhere(request),
        "navigation_here": here,
        "here_title": title,
        "now_here": _now(here),
        "overview_address": here[0].entries[0].address if here else "",
        "navigation_is_beside": True,
        "person_name": getattr(request.user, "name", ""),
        "person_address": reverse("my-account"),
        "footer_links": [Entry(_("To the public pages"), reverse("home"))],
    }


def _number(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("number", "")) if match else ""


def _meeting(request: HttpRequest) -> int | None:
    match = request.resolver_match
    found = match.kwargs.get("meeting") if match else None
    return found if isinstance(found, int) else None


def _everywhere(request: HttpRequest) -> list[Entry]:
    entries = [
        (_("What waits for you"), "workspace"),
        (_("Matters"), "matters"),
        (_("Considerations"), "considerations"),
        (_("Dialogues"), "dialogues"),
        (_("Measures"), "measures"),
        (_("Meetings"), "meetings"),
        (_("Who meets whom"), "across"),
    ]
    if has_role_anywhere(request.user, Role.OFFICER, Role.CHAIR):
        entries.append((_("Pay for meetings"), "claims"))
    if has_role_anywhere(request.user, Role.ADMINISTRATOR):
        entries += [
            (_("Bodies and people"), "bodies"),
            (_("Rules"), "rules"),
            (_("Letters"), "mailbox"),
        ]
    if has_role_anywhere(request.user, Role.REVIEWER):
        entries.append((_("Log"), "log"))
    entries.append((_("My account"), "my-account"))
    return [
        Entry(label, reverse(name), is_current=request.path == reverse(name))
        for label, name in entries
    ]


def _of_dialogue(request: HttpRequest, number: str) -> list[Group]:
    return _groups(request, PAGES, number)


def _of_meeting(request: HttpRequest, meeting: int) -> list[Group]:
    return _groups(request, MEETING_PAGES, meeting)


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
