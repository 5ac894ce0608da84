"""What guests need to take part: asked with care, seen by few, and emptied after."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meetings.models import AccessNeed, Guest, GuestState, Meeting, MeetingStage
from gensvar.meetings.needs import KINDS, last_day_of
from gensvar.meetings.policies import may_read_needs

LONGEST = 1000


@transaction.atomic
def say_needs(guest: Guest, kinds: Sequence[str], words: str = "") -> None:
    """Keep what a guest needs; nothing said empties what was said before.

    Who has said no is asked for nothing: it would be kept without a use.
    """
    if guest.state == GuestState.WITHDRAWN:
        raise NotYet([_("an invitation that has not been withdrawn")])
    if guest.state == GuestState.DECLINED:
        raise Invalid(_("You have said that you cannot come. Say first that you come."))
    if timezone.localdate() > last_day_of(guest.meeting):
        raise NotYet([_("a meeting that is still to come")])
    known = [kind for kind in KINDS if kind in set(kinds)]
    if len(words) > LONGEST:
        raise Invalid(
            _("Write at most %(most)s characters.") % {"most": LONGEST}, "words"
        )
    AccessNeed.objects.update_or_create(
        guest=guest,
        defaults={"kinds": known, "words": words.strip(), "deleted_at": None},
    )
    record("say needs", guest)


def count_needs(meeting: Meeting, *, by: User) -> dict[str, int]:
    """Return how many need what, in the order of the kinds: without whom and why."""
    if not may_read_needs(by, meeting):
        raise NotAllowed
    found = Counter(kind for need in _kept(meeting) for kind in need.kinds)
    return {kind: found[kind] for kind in KINDS if found[kind]}


@transaction.atomic
def read_needs(meeting: Meeting, *, by: User) -> list[AccessNeed]:
    """Return what each guest of a meeting needs, and record who read it."""
    if not may_read_needs(by, meeting):
        raise NotAllowed
    found = _kept(meeting)
    record("read needs", meeting, by=by, number=len(found))
    return found


def _kept(meeting: Meeting) -> list[AccessNeed]:
    rows = (
        AccessNeed.objects.filter(guest__meeting=meeting, deleted_at__isnull=True)
        .exclude(guest__state__in=(GuestState.WITHDRAWN, GuestState.DECLINED))
        .select_related("guest__organisation")
        .order_by("guest__name", "guest")
    )
    return [need for need in rows if need.kinds or need.words]


def empty_needs(guests: Iterable[Guest]) -> int:
    """Empty what guests needed, for good; return how many there were."""
    rows = AccessNeed.objects.filter(guest__in=list(guests), deleted_at__isnull=True)
    return rows.update(kinds=[], words="", deleted_at=timezone.now())


@transaction.atomic
def empty_old_needs(meeting: Meeting) -> int:
    """Empty the needs when their last day has passed, or the meeting is cancelled."""
    is_cancelled = meeting.stage == MeetingStage.CANCELLED
    if today() <= last_day_of(meeting) and not is_cancelled:
        return 0
    emptied = empty_needs(Guest.objects.filter(meeting=meeting))
    if emptied:
        record("empty needs", meeting, number=emptied)
    return emptied
