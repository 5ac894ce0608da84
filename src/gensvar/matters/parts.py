"""What apps above show on a matter's page: they fill in these shapes.

The register knows nothing of dialogues or measures. A context processor of a higher
floor puts a list of parts into `matter_parts`, as it does with `navigation`.
"""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from gensvar.matters.models import Matter


def matter_of(request: HttpRequest) -> Matter | None:
    """Return the matter whose page is asked for; read once for each request.

    None on every other page, and where there is no such matter.
    """
    match = request.resolver_match
    if match is None or match.url_name != "matter":
        return None
    known: list[Matter] | None = getattr(request, "_matter", None)
    if known is None:
        rows = Matter.objects.select_related("body")
        known = list(rows.filter(pk=match.kwargs["pk"]))
        request._matter = known  # type: ignore[attr-defined] # kept for one request
    return next(iter(known), None)


def keep_matter(request: HttpRequest, matter: Matter) -> None:
    """Let the parts of a page build on the matter that it has read already."""
    request._matter = [matter]  # type: ignore[attr-defined] # kept for one request


@dataclass(frozen=True)
class PartRow:
    """One line: what it is, where it leads and how it stands."""

    label: StrOrPromise
    address: str = ""
    note: StrOrPromise = ""
    badge: StrOrPromise = ""
    badge_kind: str = "plain"


@dataclass(frozen=True)
class MatterPart:
    """One section of the page; `action` is a step that can be taken from here."""

    title: StrOrPromise
    rows: list[PartRow] = field(default_factory=list)
    empty: StrOrPromise = ""
    action: StrOrPromise = ""
    action_address: str = ""
    is_posted: bool = False
