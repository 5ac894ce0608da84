"""Which texts of a meeting can stand in several languages."""

from django.utils.translation import gettext_lazy as _

from gensvar.meetings.models import Meeting
from gensvar.translations.things import Thing

LABELS = {
    "title": _("Title"),
    "purpose": _("Why we meet"),
    "goal": _("What we want to have when we part"),
    "influence_words": _("What you can influence"),
    "for_you": _("What you get out of it"),
    "conduct": _("How we talk with each other"),
    "place_access": _("How to get in"),
}


def thing_of(meeting: Meeting) -> Thing:
    """Return a meeting with the original words that everyone may read."""
    words = {name: getattr(meeting, name) for name in LABELS}
    return Thing("meetings.meeting", meeting.pk, words, labels=LABELS)
