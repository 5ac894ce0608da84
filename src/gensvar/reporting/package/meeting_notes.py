"""Notes of meetings, what became of questions and ideas, and who has been told."""

from collections.abc import Mapping
from dataclasses import replace

from gensvar.dialogues.models import Dialogue
from gensvar.meeting_notes.models import (
    IdeaOutcome,
    Notes,
    NotesApproval,
    NotesComment,
    NotesVersion,
    PassedOn,
    RaisedFrom,
)
from gensvar.meeting_notes.stored import as_data, from_data
from gensvar.meeting_notes.tree import Asked, Content, Part
from gensvar.reporting.package.discretion import Discretion, Plain
from gensvar.reporting.package.gathering import Found, by_meeting
from gensvar.reporting.package.meeting_work import hidden_words

NOTES = (
    "id stage number comments_by sent_at adjusted_at approved_at created_by created_at"
)
COMMENT = "id number part words at outcome reason settled_by settled_at"
QUESTION = (
    "id words language raised_on body due_on matter state answer answered_on "
    "escalated_to is_public owner"
)
OUTCOME = "fate reason legal by told_at"


def notes_of_all(
    tells: Discretion, dialogue: Dialogue, numbers: list[int]
) -> Mapping[str, Found]:
    """Return notes, outcomes and who was told of some meetings, by meeting."""
    return {
        "notes": _notes(tells, dialogue, numbers),
        "questions_followed_up": _questions(tells, numbers),
        "ideas": _ideas(tells, numbers),
        "passed_on": _passed_on(tells, numbers),
    }


def _notes(tells: Discretion, dialogue: Dialogue, numbers: list[int]) -> Found:
    """Return notes that have been sent: until then they are a draft, and no record."""
    rows = Notes.objects.filter(meeting__in=numbers, sent_at__isnull=False)
    sent = list(rows.select_related("created_by").order_by("pk"))
    keys = [one.pk for one in sent]
    found: dict[str, Found] = {
        "versions": _versions(tells, keys, hidden_words(tells, dialogue)),
        "comments": _comments(tells, keys),
        "approvals": _approvals(tells, keys),
    }
    return {
        one.meeting_id: {
            **tells.facts(one, NOTES),
            **{name: rows.get(one.pk, []) for name, rows in found.items()},
        }
        for one in sent
    }


def _versions(tells: Discretion, keys: list[int], hidden: frozenset[str]) -> Found:
    rows = NotesVersion.objects.filter(notes__in=keys).order_by("pk")
    return by_meeting(
        rows.select_related("made_by"),
        lambda row: {
            **tells.facts(row, "number why made_by made_at"),
            "content": as_data(_told(tells, from_data(row.content), hidden)),
        },
        key=lambda row: row.notes_id,
    )


def _comments(tells: Discretion, keys: list[int]) -> Found:
    rows = NotesComment.objects.filter(notes__in=keys).order_by("pk")
    return by_meeting(
        rows.select_related("user", "settled_by"),
        lambda row: {**tells.facts(row, COMMENT), **_who(row)},
        key=lambda row: row.notes_id,
    )


def _approvals(tells: Discretion, keys: list[int]) -> Found:
    rows = NotesApproval.objects.filter(notes__in=keys).order_by("pk")
    return by_meeting(
        rows.select_related("user"),
        lambda row: {
            **tells.facts(row, "id number side verdict words at name"),
            **_who(row),
        },
        key=lambda row: row.notes_id,
    )


def _who(row: NotesComment | NotesApproval) -> dict[str, Plain]:
    """Return an officer by name, and a guest by its id: the guests tell the rest."""
    return {"user": str(row.user) if row.user else None, "guest": row.guest_id}


def _told(tells: Discretion, content: Content, hidden: frozenset[str]) -> Content:
    """Return notes as this package may tell them: all, or without who took part."""
    if tells.is_complete:
        return content
    return replace(
        content,
        facts=replace(content.facts, organisations=(), interests=()),
        parts=tuple(_part(part, hidden) for part in content.parts),
    )


def _part(part: Part, hidden: frozenset[str]) -> Part:
    return replace(
        part,
        said=tuple(
            replace(one, text="", remark="") if one.text.strip() in hidden else one
            for one in part.said
        ),
        asked=tuple(_asked(one) for one in part.asked),
        statements=tuple(replace(one, speaker="") for one in part.statements),
    )


def _asked(one: Asked) -> Asked:
    answers = tuple(replace(answer, speaker="") for answer in one.answers)
    return replace(one, asker="", answers=answers)


def _questions(tells: Discretion, numbers: list[int]) -> Found:
    """Return the questions from the floor that are followed up, with their answers."""
    rows = RaisedFrom.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related(
            *("question__body", "question__matter", "question__owner"),
            "question__escalated_to",
        ),
        lambda row: {
            **tells.facts(row.question, QUESTION),
            **(
                tells.facts(row.question, "asked_by answered_by")
                if tells.is_complete
                else {}
            ),
            "asked": row.asked_id,
        },
    )


def _ideas(tells: Discretion, numbers: list[int]) -> Found:
    """Return what became of ideas: a measure, or a no with its reason."""
    rows = IdeaOutcome.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related("by", "measure"),
        lambda row: {
            "entry": row.entry_id,
            **tells.facts(row, OUTCOME),
            "measure": tells.facts(row.measure, "id words status due_on reason")
            if row.measure
            else None,
        },
    )


def _passed_on(tells: Discretion, numbers: list[int]) -> Found:
    """Return who was told; a guest's members are named only where the guest is."""
    rows = PassedOn.objects.filter(meeting__in=numbers).order_by("pk")
    return by_meeting(
        rows.select_related("noted_by"),
        lambda row: {
            **tells.facts(row, "direction on none_because noted_by noted_at"),
            **(
                tells.facts(row, "to_whom")
                if tells.is_complete or row.guest_id is None
                else {}
            ),
            "guest": row.guest_id,
        },
    )
