"""Where in a dialogue the words of a meeting belong."""

import hashlib

from gensvar.contributions.models import Batch
from gensvar.dialogues.models import Question
from gensvar.meeting_notes.tree import Content, Part
from gensvar.meetings.models import Meeting


def fingerprint(meeting: Meeting) -> str:
    """Return the fingerprint under which a meeting's words stand in its dialogue."""
    return hashlib.sha256(f"meeting {meeting.public_id}".encode()).hexdigest()


def batch_of(meeting: Meeting) -> Batch | None:
    """Return what has been handed to the dialogue and not withdrawn."""
    if meeting.dialogue_id is None:
        return None
    return Batch.objects.filter(
        dialogue=meeting.dialogue_id,
        fingerprint=fingerprint(meeting),
        withdrawn_at__isnull=True,
    ).first()


def saying_parts(content: Content) -> list[Part]:
    """Return the questions and areas under which something was said."""
    return [part for part in content.parts if part.said]


def proposed(content: Content, questions: list[Question]) -> dict[str, int | None]:
    """Propose the question of the dialogue with the same words as each heading."""
    known = {_bare(question.words): question.pk for question in questions}
    return {part.key: known.get(_bare(part.title)) for part in saying_parts(content)}


def _bare(words: str) -> str:
    """Return words without capitals, brackets and signs at the end."""
    return " ".join(words.split("(")[0].casefold().split()).strip(" ?.:")
