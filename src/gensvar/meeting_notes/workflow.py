"""The way of notes: draft, out for comments, adjusted, approved by both sides."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.exercises.actions.board import seal
from gensvar.kernel.errors import NotYet
from gensvar.meeting_notes import gates, messages
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meetings.actions.interests import close_interests
from gensvar.meetings.models import Guest
from gensvar.meetings.queries import came_to, guests_of
from gensvar.notifications.actions import send
from gensvar.workflow.transitions import Move, Transition, Workflow


def may_keep(user: User, notes: Notes) -> bool:
    """Those who keep the meeting move its notes."""
    return may_keep_notes(user, notes.meeting)


def note_sent(move: Move[Notes]) -> None:
    """Keep when the notes were dispatched: from then on they are records (TF 2:10)."""
    _keep(move.thing, "sent_at")


def note_adjusted(move: Move[Notes]) -> None:
    """Keep when the comments had been dealt with."""
    _keep(move.thing, "adjusted_at")


def note_approved(move: Move[Notes]) -> None:
    """Keep when both sides had approved; what the tables wrote stands from then on.

    Raises NotYet where an interest was changed in the moment before it was closed.
    """
    seal(move.thing.meeting)
    close_interests(move.thing.meeting)
    stand = gates.interests_are_as_they_stand
    if not stand.holds(move.thing):
        raise NotYet([stand.requirement])
    _keep(move.thing, "approved_at")


def _keep(notes: Notes, field: str) -> None:
    setattr(notes, field, timezone.now())
    notes.save(update_fields=[field])


def tell_those_who_came(move: Move[Notes]) -> None:
    """Everyone who came, with an address, hears that the notes can be read."""
    notes = move.thing
    send(messages.out_for_comments(notes, guest) for guest in _came(notes))


def tell_those_who_speak(move: Move[Notes]) -> None:
    """Those who approve for a side hear that it is time."""
    notes = move.thing
    speaking = guests_of(notes.meeting).filter(speaks=True).exclude(email="")
    send(messages.adjusted(notes, guest) for guest in speaking)


def tell_that_they_are_approved(move: Move[Notes]) -> None:
    """Everyone who came hears that the notes are approved."""
    notes = move.thing
    send(messages.approved(notes, guest) for guest in _came(notes))


def _came(notes: Notes) -> list[Guest]:
    return list(came_to(notes.meeting).exclude(email=""))


WAY_OF_NOTES = Workflow[Notes](
    field="stage",
    transitions=[
        Transition(
            "send notes out",
            _("Send the notes out for comments"),
            (NotesStage.DRAFT,),
            NotesStage.OUT,
            by=may_keep,
            needs=(gates.meeting_has_ended, gates.interests_are_as_they_stand),
            then=(note_sent, tell_those_who_came),
        ),
        Transition(
            "adjust notes",
            _("The comments are dealt with: ask both sides to approve"),
            (NotesStage.OUT,),
            NotesStage.ADJUSTED,
            by=may_keep,
            needs=(
                gates.meeting_has_ended,
                gates.every_comment_is_settled,
                gates.interests_are_as_they_stand,
            ),
            then=(note_adjusted, tell_those_who_speak),
        ),
        Transition(
            "approve notes",
            _("Record that both sides have approved"),
            (NotesStage.ADJUSTED,),
            NotesStage.APPROVED,
            by=may_keep,
            needs=(
                gates.every_comment_is_settled,
                gates.interests_are_as_they_stand,
                gates.region_has_approved,
                gates.other_side_has_approved,
            ),
            then=(note_approved, tell_that_they_are_approved),
        ),
    ],
)
