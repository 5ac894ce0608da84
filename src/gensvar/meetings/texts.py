"""Which texts of a meeting can stand in several languages, on pages and in letters."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.kernel.language_forms import day, isolated
from gensvar.kernel.languages import chain
from gensvar.meetings.models import Meeting
from gensvar.translations.queries import to_send
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
IN_LETTERS = ("title", "purpose", "influence_words", "for_you", "place_access")


def thing_of(meeting: Meeting) -> Thing:
    """Return a meeting with the original words that everyone may read."""
    words = {name: getattr(meeting, name) for name in LABELS}
    return Thing("meetings.meeting", meeting.pk, words, labels=LABELS)


def words_for(meeting: Meeting, language: str) -> str:
    """Return what a letter says of a meeting in a language that letters have not.

    The texts that people have translated, and the day as it is written in that
    language; empty for a reader of a language that letters are written in, or where
    nothing has been translated. The rest of the letter says it in Swedish.
    """
    if language in dict(settings.LANGUAGES):
        return ""
    found = to_send(thing_of(meeting))
    written = {
        name: tag
        for name in IN_LETTERS
        if (
            tag := next(
                (one for one in chain(language) if one in found.get(name, {})), ""
            )
        )
        if tag != "sv"
    }
    if not written:
        return ""
    lines = [found[name][tag] for name, tag in written.items()]
    lines.insert(1 if "title" in written else 0, _when(meeting, language))
    return "\n".join(line for line in lines if line)


def _when(meeting: Meeting, language: str) -> str:
    if meeting.starts_at is None or meeting.ends_at is None:
        return ""
    start, end = map(timezone.localtime, (meeting.starts_at, meeting.ends_at))
    hours = isolated(f"{start:%H.%M}–{end:%H.%M}")
    return f"{day(language, start.date())} {hours}"
