"""Handing what was said at a meeting to its dialogue, once, as contributions."""

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gensvar.accounts.models import User
from gensvar.contributions.actions.batches import Document, Said, confirm_batch
from gensvar.contributions.models import Batch
from gensvar.dialogues.models import Question
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import NotAllowed, NotYet
from gensvar.meeting_notes.models import NotesStage
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.joining import fingerprint
from gensvar.meeting_notes.queries.making import content_of
from gensvar.meeting_notes.queries.notes import current, notes_of
from gensvar.meeting_notes.tree import Content
from gensvar.meetings.models import Meeting, MeetingStage

FORMAT = "meeting"


@transaction.atomic
def join_dialogue(
    meeting: Meeting, questions: Mapping[str, int | None], *, by: User
) -> Batch:
    """Make contributions of the dialogue out of what tables wrote and confirmed.

    `questions` says under which question of the dialogue each part belongs, by the key
    of the part. From approved notes when there are, else from the meeting as it ended.
    Raises Invalid when it has been done, and NotYet when there is nothing to hand over;
    after a withdrawal it can be done anew.
    """
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    if meeting.dialogue is None:
        raise NotYet([_("a dialogue that the meeting belongs to")])
    hold(meeting, "stage")
    if meeting.stage != MeetingStage.ENDED:
        raise NotYet([_("that the meeting has ended")])
    content = content_to_join(meeting)
    known = Question.objects.filter(dialogue=meeting.dialogue)
    mine = set(known.values_list("pk", flat=True))
    document = Document(
        file_name=_("The meeting: %(title)s") % {"title": meeting.title},
        fingerprint=fingerprint(meeting),
        format=FORMAT,
        report={"meeting": meeting.pk},
        reported_persons=meeting.reported_persons,
        reported_organisations=meeting.reported_organisations,
        met_on=timezone.localdate(meeting.starts_at) if meeting.starts_at else None,
    )
    rows = _rows(content, {k: v for k, v in questions.items() if v in mine})
    return confirm_batch(meeting.dialogue, document, rows, by=by)


def content_to_join(meeting: Meeting) -> Content:
    """Return the approved notes, or else what the meeting tells."""
    notes = notes_of(meeting)
    if notes and notes.stage == NotesStage.APPROVED:
        return current(notes)
    return content_of(meeting)


def _rows(content: Content, questions: Mapping[str, int | None]) -> Iterator[Said]:
    for part in content.parts:
        for place, said in enumerate(part.said, 1):
            yield Said(
                said.text,
                place=f"{part.number}, {place}",
                question=questions.get(part.key),
                heading=part.title,
                emphasis=said.emphasis,
                remark=said.remark,
                language=said.language,
            )
