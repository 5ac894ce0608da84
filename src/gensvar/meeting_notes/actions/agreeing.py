"""Commenting on notes, settling the comments, and approving for a side."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.secrets import hashed
from gensvar.meeting_notes.models import (
    CommentOutcome,
    Notes,
    NotesApproval,
    NotesComment,
    NotesStage,
    Verdict,
)
from gensvar.meeting_notes.policies import (
    may_approve_for_region,
    may_keep_notes,
    may_read_notes,
    speaks_for,
)
from gensvar.meeting_notes.queries.notes import current, takes_comments
from gensvar.meetings.models import Guest, Side

LONGEST = 4_000
# So many comments are taken from one guest on the notes of a meeting.
MOST_COMMENTS = 100


@transaction.atomic
def comment(
    notes: Notes, part: str, words: str, key: str, *, by: Guest | User
) -> NotesComment:
    """Keep what somebody says of a part. The same `key` is kept once.

    Raises NotYet when the notes do not take comments, and Invalid at the field.
    """
    _check_reader(notes, by)
    hold(notes, "stage", "number", "comments_by")
    again = NotesComment.objects.filter(key_hash=hashed("notes comment", key)).first()
    if again:
        return again
    if not takes_comments(notes):
        raise NotYet([_("notes that are out for comments")])
    if not words.strip():
        raise Invalid(_("Write what you want to say."), "words")
    if len(words) > LONGEST:
        raise Invalid(_("The comment is too long. Part it in two."), "words")
    if part and current(notes).part(part) is None:
        raise Invalid(_("That part is no longer in the notes."), "part")
    _check_room(notes, by)
    made = NotesComment(
        notes=notes,
        number=notes.number,
        part=part,
        key_hash=hashed("notes comment", key),
        words=words.strip(),
    )
    _sign(made, by)
    made.save()
    record("comment on notes", made, by=_user(by), notes=notes.pk)
    return made


def _check_room(notes: Notes, by: Guest | User) -> None:
    """Refuse more comments from one guest than anybody can answer."""
    if not isinstance(by, Guest):
        return
    if NotesComment.objects.filter(notes=notes, guest=by).count() >= MOST_COMMENTS:
        raise Invalid(
            _(
                "You have sent %(most)s comments on these notes, and no more are "
                "taken. Write to those who keep the meeting instead."
            )
            % {"most": MOST_COMMENTS},
            "words",
        )


@transaction.atomic
def settle_comment(
    comment: NotesComment, outcome: str, reason: str, *, by: User
) -> None:
    """Say what became of a comment; when nothing was changed, why."""
    notes = comment.notes
    if not may_keep_notes(by, notes.meeting):
        raise NotAllowed
    hold(notes, "stage")
    if notes.stage != NotesStage.OUT:
        raise NotYet([_("notes that are out for comments")])
    if outcome not in (CommentOutcome.TAKEN, CommentOutcome.NOT_TAKEN):
        raise Invalid(_("Choose whether the notes were changed."), "outcome")
    if outcome == CommentOutcome.NOT_TAKEN and not reason.strip():
        raise Invalid(_("Write why the notes were not changed."), "reason")
    comment.outcome, comment.reason = outcome, reason.strip()
    comment.settled_by, comment.settled_at = by, timezone.now()
    comment.save(update_fields=["outcome", "reason", "settled_by", "settled_at"])
    record("settle comment", comment, by=by, outcome=outcome)


@transaction.atomic
def judge(
    notes: Notes, seen: int, verdict: str, words: str = "", *, by: Guest | User
) -> NotesApproval:
    """Approve the version in force for one's side, or note that one does not agree.

    Raises NotAllowed for who does not speak for a side, Stale when `seen` is not the
    version in force, and NotYet before the comments have been dealt with. Who has
    judged the version before changes that by judging again.
    """
    side = _side_of(notes, by)
    hold(notes, "stage", "number")
    if notes.stage != NotesStage.ADJUSTED:
        raise NotYet([_("that the comments have been dealt with")])
    if seen != notes.number:
        raise Stale
    if verdict not in Verdict.values:
        raise Invalid(_("Choose whether you approve."), "verdict")
    if verdict == Verdict.DISSENTS and not words.strip():
        raise Invalid(_("Write what you do not agree with."), "words")
    mine = {"guest": by} if isinstance(by, Guest) else {"user": by}
    NotesApproval.objects.filter(notes=notes, number=notes.number, **mine).delete()
    judged = NotesApproval(
        notes=notes,
        number=notes.number,
        side=side,
        name=by.name,
        verdict=verdict,
        words=words.strip() if verdict == Verdict.DISSENTS else "",
    )
    _sign(judged, by)
    try:
        with transaction.atomic():
            judged.save()
    except IntegrityError:
        raise Stale from None
    record("judge notes", judged, by=_user(by), side=side, verdict=verdict)
    return judged


def _check_reader(notes: Notes, by: Guest | User) -> None:
    if isinstance(by, Guest):
        if by.meeting_id != notes.meeting_id:
            raise NotAllowed
    elif not may_read_notes(by, notes.meeting):
        raise NotAllowed


def _side_of(notes: Notes, by: Guest | User) -> str:
    if isinstance(by, Guest):
        side = speaks_for(by) if by.meeting_id == notes.meeting_id else ""
    else:
        allowed = may_approve_for_region(by, notes.meeting)
        side = Side.REGION.value if allowed else ""
    if not side:
        raise NotAllowed
    return side


def _sign(thing: NotesComment | NotesApproval, by: Guest | User) -> None:
    if isinstance(by, Guest):
        thing.guest = by
    else:
        thing.user = by


def _user(by: Guest | User) -> User | None:
    return by if isinstance(by, User) else None
