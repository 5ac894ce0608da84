"""The sentence that a report of ideas begins with, and how long decisions took."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gensvar.ideas.fates import Days, Idea, oldest_waiting, tally
from gensvar.ui.dates import number


def sentence(ideas: Collection[Idea]) -> str:
    """Say how many ideas there are, and where they stand."""
    counts = tally(ideas).counts
    meetings = len({idea.place.key for idea in ideas})
    counted = ngettext("%(n)s idea", "%(n)s ideas", len(ideas)) % {"n": len(ideas)}
    held = ngettext("%(n)s meeting", "%(n)s meetings", meetings) % {"n": meetings}
    return _(
        "Of %(ideas)s at %(meetings)s, %(done)s are done, %(under_way)s under way, "
        "%(taken_up)s taken up and %(refused)s not taken up. %(waiting)s wait for a "
        "decision."
    ) % {"ideas": counted, "meetings": held, **counts}


def waiting_words(ideas: Collection[Idea], day: date) -> str:
    """Say how long the oldest idea has waited; nothing when none waits."""
    oldest = oldest_waiting(ideas, day)
    if oldest is None:
        return ""
    words = ngettext(
        "The idea that has waited longest has waited %(n)s day.",
        "The idea that has waited longest has waited %(n)s days.",
        oldest,
    )
    return words % {"n": number(oldest)}


def decision_words(days: Days | None) -> str:
    """Say how long it took from said to decided."""
    if days is None:
        return _("Nothing is decided yet, so there is no time to show.")
    decided = ngettext(
        "%(n)s idea has a decision.", "%(n)s ideas have a decision.", days.count
    )
    took = _(
        "From the day it was said to the decision it took %(middle)s days (median), "
        "the shortest %(shortest)s and the longest %(longest)s."
    ) % {
        "middle": number(days.middle, 0 if days.middle == int(days.middle) else 1),
        "shortest": number(days.shortest),
        "longest": number(days.longest),
    }
    return f"{decided % {'n': number(days.count)}} {took}"
