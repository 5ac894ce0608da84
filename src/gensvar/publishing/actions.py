"""Deciding that something is shown in public, and that it no longer is."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Consideration, Dialogue, Stage
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.meeting_notes.models import Notes, NotesStage
from gensvar.meetings.models import Meeting, MeetingStage
from gensvar.publishing.models import Publication, Shown
from gensvar.publishing.policies import (
    may_show_consideration,
    may_show_dialogue,
    may_show_meeting,
)
from gensvar.publishing.queries.published import announcement_of, has_other_words


@transaction.atomic
def show_dialogue(dialogue: Dialogue, shown: Shown, *, by: User) -> Publication:
    """Decide that the dialogue, or that it is coming, is shown in public.

    Only a dialogue that has not opened is coming. Raises NotYet otherwise. Of one that
    is coming the words are kept as they are now; when they have changed since, it can
    be decided again, and the decision before is withdrawn.
    """
    if not may_show_dialogue(by, dialogue):
        raise NotAllowed
    hold(dialogue, "stage")
    if shown == Shown.COMING and dialogue.stage != Stage.PREPARING:
        raise NotYet([_("a dialogue that has not opened")])
    if shown == Shown.DIALOGUE and dialogue.stage == Stage.PREPARING:
        raise NotYet([_("that the dialogue has opened")])
    publication = Publication(shown=shown, dialogue=dialogue, decided_by=by)
    if shown == Shown.COMING:
        dialogue.refresh_from_db(fields=["title", "introduction"])
        publication.title = dialogue.title
        publication.introduction = dialogue.introduction
        if (before := announcement_of(dialogue)) and has_other_words(before):
            withdraw(before, reason=str(_("The words were changed.")), by=by)
    return _show(publication)


@transaction.atomic
def show_consideration(consideration: Consideration, *, by: User) -> Publication:
    """Decide that a decided consideration, a no as well as a yes, is shown."""
    if not may_show_consideration(by, consideration):
        raise NotAllowed
    if consideration.decided_on is None:
        raise NotYet([_("a decided consideration")])
    return _show(
        Publication(
            shown=Shown.CONSIDERATION, consideration=consideration, decided_by=by
        )
    )


@transaction.atomic
def show_meeting(meeting: Meeting, *, by: User) -> Publication:
    """Decide that everyone may know of a meeting that has been called."""
    if not may_show_meeting(by, meeting):
        raise NotAllowed
    hold(meeting, "stage")
    if meeting.stage == MeetingStage.PREPARING:
        raise NotYet([_("a meeting that has been called")])
    return _show(Publication(shown=Shown.MEETING, meeting=meeting, decided_by=by))


@transaction.atomic
def show_notes(meeting: Meeting, *, by: User) -> Publication:
    """Decide that everyone may read the notes that both sides have approved."""
    if not may_show_meeting(by, meeting):
        raise NotAllowed
    approved = Notes.objects.filter(meeting=meeting, stage=NotesStage.APPROVED)
    if not approved.exists():
        raise NotYet([_("notes that both sides have approved")])
    return _show(Publication(shown=Shown.NOTES, meeting=meeting, decided_by=by))


@transaction.atomic
def withdraw(publication: Publication, *, reason: str, by: User) -> None:
    """Decide that something is no longer shown; the reason is kept."""
    if publication.dialogue:
        allowed = may_show_dialogue(by, publication.dialogue)
    elif publication.meeting:
        allowed = may_show_meeting(by, publication.meeting)
    else:
        assert publication.consideration is not None  # noqa: S101 -- a constraint says so
        allowed = may_show_consideration(by, publication.consideration)
    if not allowed:
        raise NotAllowed
    if not reason.strip():
        raise Invalid(_("Write why it is no longer shown."), "reason")
    rows = Publication.objects.filter(pk=publication.pk, withdrawn_at__isnull=True)
    if rows.update(
        withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_reason=reason.strip()
    ):
        record("withdraw publication", publication, by=by)


def _show(publication: Publication) -> Publication:
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError:
        raise NotYet([_("something that is not shown already")]) from None
    record("show", publication, by=publication.decided_by, shown=publication.shown)
    return publication
