"""The guidance of the page one works on: shown by the frame of the workspace."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from gensvar.guidance.catalogue import Kind, chapter_of_page
from gensvar.guidance.queries import Entry, entry_of
from gensvar.guidance.reading import Line, lines_for
from gensvar.organisations.policies import works_here


@dataclass(frozen=True)
class Guide:
    """What the frame shows: plain words, the reader's own line first."""

    title: str
    purpose: str
    lines: tuple[Line, ...]
    steps: tuple[str, ...]
    good: str
    mistake: str
    address: str


def guide(request: HttpRequest) -> dict[str, object]:
    """Return `guide` for a page that has guidance; asked for only where it is shown."""
    match = request.resolver_match
    key = chapter_of_page().get(str(match.url_name), "") if match else ""
    if not key or not works_here(request.user):
        return {}
    return {"guide": SimpleLazyObject(lambda: _guide(request, key))}


def _guide(request: HttpRequest, key: str) -> Guide | None:
    entry = entry_of(Kind.CHAPTER, key)
    return _told(request, entry) if entry else None


def _told(request: HttpRequest, entry: Entry) -> Guide:
    said = entry.words
    return Guide(
        title=entry.name,
        purpose=said["purpose"],
        lines=tuple(line for line in lines_for(request.user, entry) if line.is_mine),
        steps=tuple(entry.steps),
        good=said.get("good", ""),
        mistake=said.get("mistake", ""),
        address=reverse("handbook-chapter", args=[entry.key]),
    )
