"""A dialogue opens, people speak, and officers review or hide; a mandate may go."""

from datetime import datetime
from typing import Any

from gensvar.contributions import keys
from gensvar.contributions.actions import (
    Entry,
    Sender,
    Submitted,
    confirm_batch,
    enter_for_someone,
    hide,
    pass_review,
    submit,
)
from gensvar.contributions.models import Channel, Contribution, Identification
from gensvar.demo.notes import as_said, read_sample
from gensvar.demo.stories.telling import Story, Telling
from gensvar.dialogues.actions import withdraw_mandate
from gensvar.dialogues.models import Question, Visibility
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.publishing.actions import show_dialogue
from gensvar.publishing.models import Shown

Said = dict[str, Any]  # Any: what stands in a TOML file


def run(story: Story) -> Telling:
    """Open the dialogue and let people speak until the story says otherwise."""
    yield story.when("opens", 8)
    LIFE_OF_A_DIALOGUE.advance(story.dialogue, "open", by=story.officer)
    show_dialogue(story.dialogue, Shown.DIALOGUE, by=story.officer)
    happenings = sorted(_happenings(story), key=lambda one: one[0])
    for moment, number, said in happenings:
        yield moment
        if said is None:
            _import_notes(story)
            continue
        submitted = _say(story, said, number)
        _review(story, said, submitted)
    if story.happens("withdrawn"):
        yield story.when("withdrawn", 14)
        withdraw_mandate(
            story.dialogue,
            reason=story["mandate"]["withdrawn_reason"],
            by=story.region.chair_of(story.body),
        )
    if story.happens("cancelled"):
        yield story.when("cancelled", 10)
        LIFE_OF_A_DIALOGUE.advance(
            story.dialogue,
            "cancel",
            by=story.officer,
            reason=story["mandate"]["cancel_reason"],
        )


def _happenings(story: Story) -> list[tuple[datetime, int, Said | None]]:
    """Return when each person speaks, and when the notes of the meeting come in."""
    found: list[tuple[datetime, int, Said | None]] = []
    for number, said in enumerate(story["said"], 1):
        hour = 10 if _is_entered(said) else 17 + number % 5
        found.append((story.region.any_day_at(said["day"], hour, number), number, said))
    if story.happens("imported"):
        found.append((story.when("imported", 13), 0, None))
    return found


def _is_entered(said: Said) -> bool:
    return bool(said.get("channel", Channel.WEB) != Channel.WEB)


def key_of(file: str, number: int) -> str:
    """Return the idempotency key of someone's words, known so that codes can be."""
    return f"demo {file} {number}"


def code_of(file: str, number: int) -> str:
    """Return the receipt code of someone's words in a story."""
    return keys.code_of(key_of(file, number))


def _say(story: Story, said: Said, number: int) -> Submitted:
    """Let one person speak: on the web, on paper or by telephone."""
    questions = list(Question.objects.filter(dialogue=story.dialogue))
    answers: dict[int | None, str] = {
        questions[row["q"] - 1].pk: row["t"] for row in said["answers"]
    }
    key = key_of(story["file"], number)
    language = said.get("language", "sv")
    contact = {name: said.get(name, "") for name in ("name", "email", "postal_address")}
    if _is_entered(said):
        entry = Entry(said["channel"], today(), language=language, **contact)
        return enter_for_someone(story.dialogue, key, answers, entry, by=story.officer)
    sender = Sender(Identification.ANONYMOUS)
    if "account" in said:
        user = story.region.people[said["account"]]
        sender = Sender(Identification.SIGNED_IN, user)
    elif any(contact.values()):
        sender = Sender(Identification.KNOWN, **contact)
    return submit(story.dialogue, key, answers, language=language, sender=sender)


def _review(story: Story, said: Said, submitted: Submitted) -> None:
    """Let an officer pass what came, hide it with a reason, or leave it waiting."""
    waits = story.dialogue.contribution_visibility == Visibility.AFTER_REVIEW
    if not said.get("review", True):
        return
    for contribution in Contribution.objects.filter(receipt=submitted.receipt):
        if waits and not _is_entered(said):
            pass_review(contribution, by=story.officer)
        if "hide" in said:
            hide(contribution, reason=said["hide"], by=story.officer)


def _import_notes(story: Story) -> None:
    """Import the notes of the meeting that was held, as they were written."""
    questions = {
        row.words: row.pk for row in Question.objects.filter(dialogue=story.dialogue)
    }
    document, said = as_said(
        read_sample("dialogmote.txt", story.day(story["days"]["meeting"])), questions
    )
    confirm_batch(story.dialogue, document, said, by=story.officer)
