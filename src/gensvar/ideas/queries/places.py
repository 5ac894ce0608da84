"""The meetings that a reader may see, as places where ideas are said."""

from django.urls import reverse
from django.utils import timezone

from gensvar.ideas.fates import Place
from gensvar.meetings.queries import meetings_visible_to
from gensvar.organisations.policies import Visitor


def meeting_places(user: Visitor) -> dict[int, Place]:
    """Return the meetings of a person's bodies, by their number."""
    rows = meetings_visible_to(user).values_list(
        "pk",
        "title",
        "starts_at",
        "body",
        "body__name",
        "programme",
        "programme__name",
    )
    return {
        pk: Place(
            key=meeting_key(pk),
            title=title,
            address=reverse("meeting-ideas", args=[pk]),
            day=timezone.localdate(starts) if starts else None,
            body=body,
            body_name=body_name,
            programme=programme or 0,
            programme_name=programme_name or "",
        )
        for pk, title, starts, body, body_name, programme, programme_name in rows
    }


def meeting_key(number: int) -> str:
    """Return the key of a meeting among the places."""
    return f"mote:{number}"
