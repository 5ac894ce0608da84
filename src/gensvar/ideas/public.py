"""What everyone may read of the ideas at a meeting: when its notes have been shown.

The decision that shows the notes shows what became of the ideas in them, and of no
others. What a measure is, who promised it and by when is public; who sees to it is not.
"""

from dataclasses import dataclass

from django.utils import timezone

from gensvar.ideas.fates import Fate, Idea, Kind, Place, in_order
from gensvar.ideas.queries.written import OUTCOME, Outcome, fate_of_outcome
from gensvar.ideas.words import sentence
from gensvar.meeting_notes.models import IdeaOutcome, Notes, NotesStage
from gensvar.meeting_notes.queries.joining import batch_of
from gensvar.meeting_notes.queries.notes import content_in, version_of
from gensvar.meetings.models import Meeting
from gensvar.publishing.models import Publication, Shown
from gensvar.publishing.queries.published import published_dialogues


@dataclass(frozen=True)
class IdeasShown:
    """The ideas of one meeting, and the public dialogue that took them further."""

    title: str
    body: str
    sentence: str
    ideas: tuple[Idea, ...]
    dialogue: str = ""
    slug: str = ""


def ideas_shown(public_id: str) -> IdeasShown | None:
    """Return what became of the ideas in public notes, or None without such notes."""
    decided = Publication.objects.filter(
        shown=Shown.NOTES, meeting__public_id=public_id, withdrawn_at__isnull=True
    )
    notes = (
        Notes.objects.filter(
            meeting__in=decided.values("meeting"), stage=NotesStage.APPROVED
        )
        .select_related("meeting__body")
        .first()
    )
    version = version_of(notes) if notes else None
    if notes is None or version is None:
        return None
    meeting = notes.meeting
    told = IdeaOutcome.objects.filter(meeting=meeting).values_list("entry", *OUTCOME)
    outcomes = {entry: Outcome._make(facts) for entry, *facts in told}
    place = _place(meeting)
    ideas = in_order(
        _idea(said.idea, said.text, said.language, place, outcomes.get(said.idea))
        for part in content_in(version).parts
        for said in part.said
    )
    title, slug = _goes_on(meeting)
    return IdeasShown(
        meeting.title, meeting.body.name, sentence(ideas), tuple(ideas), title, slug
    )


def _place(meeting: Meeting) -> Place:
    moment = meeting.starts_at or meeting.created_at
    return Place(
        key=meeting.public_id,
        title=meeting.title,
        address="",
        day=timezone.localdate(moment),
        body=meeting.body_id,
        body_name=meeting.body.name,
    )


def _idea(
    number: int, text: str, language: str, place: Place, outcome: Outcome | None
) -> Idea:
    assert place.day is not None  # noqa: S101 -- as it was made above
    fate = fate_of_outcome(outcome, ()) if outcome else Fate()
    return Idea(f"{number}", Kind.TABLE, text, language, place, place.day, fate)


def _goes_on(meeting: Meeting) -> tuple[str, str]:
    """Return title and slug of the public dialogue that the words went on to."""
    if meeting.dialogue_id is None or batch_of(meeting) is None:
        return "", ""
    shown = published_dialogues().filter(pk=meeting.dialogue_id).first()
    return (shown.title, shown.slug) if shown else ("", "")
