"""What must be true before notes move on."""

from django.utils.translation import gettext_lazy as _

from gensvar.meeting_notes.models import Notes
from gensvar.meeting_notes.queries.making import interests_of
from gensvar.meeting_notes.queries.notes import all_settled, current, sides_of
from gensvar.meetings.models import MeetingStage
from gensvar.workflow.transitions import gate


@gate(_("that the meeting has ended"))
def meeting_has_ended(notes: Notes) -> bool:
    """Nobody comments on notes of something that is not over."""
    return notes.meeting.stage == MeetingStage.ENDED


@gate(_("an outcome of every comment"))
def every_comment_is_settled(notes: Notes) -> bool:
    """Whoever commented learns what became of it before anybody approves."""
    return all_settled(notes)


@gate(_("the declared interests as they stand now: make the notes anew"))
def interests_are_as_they_stand(notes: Notes) -> bool:
    """Whoever has changed or taken back an interest finds nothing else in the notes."""
    return current(notes).facts.interests == interests_of(notes.meeting)


@gate(_("that somebody who speaks for the region has approved this version"))
def region_has_approved(notes: Notes) -> bool:
    """A named person of the region approves the version in force."""
    return sides_of(notes).region


@gate(_("that somebody who speaks for the other side has approved this version"))
def other_side_has_approved(notes: Notes) -> bool:
    """A named person of the other side approves the version in force."""
    return sides_of(notes).other
