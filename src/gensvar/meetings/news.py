"""The letter to those who keep a meeting when the other side has proposed something.

It holds no word that anybody has written: the words are read on the page.
"""

from gensvar.accounts.models import User
from gensvar.kernel import addresses
from gensvar.kernel.days import today
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.meetings.policies import KEEPERS, bodies_together
from gensvar.notifications.actions import Message, write
from gensvar.notifications.models import Letter
from gensvar.organisations.models import RoleGrant

NEWS = "meeting news"
ITEM, TIME, EXTRA = "item", "time", "extra"


def cause_of(meeting: Meeting) -> str:
    """Return what a letter about news of a meeting says that it is about."""
    return f"meeting {meeting.pk}"


def keepers_of(meeting: Meeting) -> list[User]:
    """Return the officers and chairs of the bodies that keep a meeting, each once."""
    bodies = [meeting.body, *bodies_together(meeting)]
    grants = RoleGrant.objects.filter(
        body__in=bodies, role__in=KEEPERS, since__lte=today(), user__is_active=True
    ).exclude(until__lt=today())
    people = {grant.user_id: grant.user for grant in grants.select_related("user")}
    return list(people.values())


def something_is_proposed(
    meeting: Meeting, person: User, what: str, *, after: int, page: str
) -> Message:
    """Tell one who keeps a meeting that the other side has proposed something.

    `after` is the letter before, if any: it and the meeting make the key.
    """
    return write(
        "meetings/letters/news",
        kind=NEWS,
        key=f"{NEWS} {meeting.pk} {person.pk} {after}",
        to=person.email,
        language=person.language,
        cause=cause_of(meeting),
        what=what,
        meeting=meeting,
        body=meeting.body.name,
        page=addresses.absolute(page),
    )


def is_still_news(letter: Letter) -> bool:
    """Say whether the meeting is ahead, and the reader keeps it still."""
    number = letter.cause.removeprefix("meeting ")
    meeting = Meeting.objects.filter(pk=number).select_related("body").first()
    if meeting is None:
        return False
    if meeting.stage in (MeetingStage.ENDED, MeetingStage.CANCELLED):
        return False
    return letter.to in {person.email for person in keepers_of(meeting)}
