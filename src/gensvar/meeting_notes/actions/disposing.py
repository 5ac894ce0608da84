"""Disposal: what is emptied of meetings, and of the notes that were made of them."""

from collections.abc import Collection
from dataclasses import replace

from django.db.models import Q

from gensvar.contributions.models import Disposal
from gensvar.exercises.actions.disposing import empty_tables
from gensvar.followups.actions.disposing import GONE, empty_questions
from gensvar.meeting_notes.models import (
    Notes,
    NotesApproval,
    NotesComment,
    NotesStage,
    NotesVersion,
    PassedOn,
    RaisedFrom,
)
from gensvar.meeting_notes.stored import as_data, from_data
from gensvar.meeting_notes.tree import Asked, Content, Part, Said, Statement
from gensvar.meetings.actions.disposing import forget_guests
from gensvar.meetings.held import held_until
from gensvar.remuneration.actions.disposing import forget_claim_letters


def empty_meetings(disposal: Disposal) -> None:
    """Empty what was said and who came at the meetings that a disposal reaches."""
    meetings = held_until(disposal.dialogue, disposal.received_until)
    empty_held(meetings, takes_approved=disposal.takes_quotations)


def empty_held(meetings: Collection[int], *, takes_approved: bool) -> None:
    """Empty what was said and who came at meetings, given by their keys.

    Notes that both sides approved are a record and stay as they were approved, unless
    they are taken too (decision 27). Claims for pay are bookkeeping.
    """
    _empty_notes(meetings, takes_approved=takes_approved)
    _empty_telling(meetings)
    raised = RaisedFrom.objects.filter(meeting__in=meetings)
    empty_questions(list(raised.values_list("question", flat=True)))
    empty_tables(meetings)
    forget_guests(meetings)
    forget_claim_letters(meetings)


def _empty_notes(meetings: Collection[int], *, takes_approved: bool) -> None:
    notes = Notes.objects.filter(meeting__in=meetings)
    comments = NotesComment.objects.filter(notes__in=notes)
    comments.update(words=GONE)
    comments.exclude(reason="").update(reason=GONE)
    judged = NotesApproval.objects.filter(notes__in=notes)
    judged.exclude(words="").update(words=GONE)
    for one in notes:
        versions = NotesVersion.objects.filter(notes=one)
        if one.stage == NotesStage.APPROVED and not takes_approved:
            versions = versions.filter(~Q(number=one.number))
        for version in versions.iterator(chunk_size=20):
            content = as_data(without_words(from_data(version.content)))
            NotesVersion.objects.filter(pk=version.pk).update(content=content)


def _empty_telling(meetings: Collection[int]) -> None:
    """Empty who was told and why nobody was; that somebody was, and when, stays."""
    told = PassedOn.objects.filter(meeting__in=meetings)
    told.exclude(to_whom="").update(to_whom=GONE)
    told.exclude(none_because="").update(none_because=GONE)


def without_words(content: Content) -> Content:
    """Return notes with a dash wherever somebody's own words or name stood.

    What the meeting itself says stays: facts, agenda, prompts, ballots, next step.
    What somebody declared of an own interest is no such fact, and goes.
    """
    return replace(
        content,
        facts=replace(content.facts, interests=()),
        parts=tuple(_part(part) for part in content.parts),
    )


def _part(part: Part) -> Part:
    return replace(
        part,
        words=GONE if part.kind == "speech" else part.words,
        said=tuple(_said(one) for one in part.said),
        asked=tuple(_asked(one) for one in part.asked),
        statements=tuple(_statement(one) for one in part.statements),
    )


def _said(one: Said) -> Said:
    return replace(one, text=GONE, remark="")


def _asked(one: Asked) -> Asked:
    answers = tuple(_statement(answer) for answer in one.answers)
    return replace(one, words=GONE, asker="", answers=answers)


def _statement(_one: Statement) -> Statement:
    return Statement(GONE, GONE)
