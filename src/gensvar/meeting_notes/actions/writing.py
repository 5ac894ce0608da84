"""Beginning notes and writing around what the meeting tells, version by version.

Nothing here can change the words of a table: an officer writes introductions, texts
and the speeches that were given.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.meeting_notes.models import Notes, NotesStage, NotesVersion
from gensvar.meeting_notes.policies import may_keep_notes
from gensvar.meeting_notes.queries.making import WRITTEN, content_of, renewed
from gensvar.meeting_notes.queries.notes import current
from gensvar.meeting_notes.stored import as_data, from_data
from gensvar.meeting_notes.tree import Content, Declared, Part, Statement
from gensvar.meetings.models import Meeting

LONGEST = 20_000


@transaction.atomic
def begin_notes(meeting: Meeting, *, by: User) -> Notes:
    """Begin the notes with a draft made of the meeting; once begun, return them."""
    if not may_keep_notes(by, meeting):
        raise NotAllowed
    hold(meeting)
    found = Notes.objects.filter(meeting=meeting).first()
    if found:
        return found
    notes = Notes.objects.create(meeting=meeting, created_by=by)
    NotesVersion.objects.create(
        notes=notes, number=1, content=as_data(content_of(meeting)), made_by=by
    )
    record("begin notes", notes, by=by, meeting=meeting.pk)
    return notes


@transaction.atomic
def renew_notes(notes: Notes, seen: int, *, by: User) -> bool:
    """Make the notes anew from the meeting; what an officer wrote stays.

    Returns whether anything differs. Raises Stale when `seen` is not the version in
    force, and NotYet once the notes are approved.
    """
    made = content_of(notes.meeting)
    return _write(notes, seen, lambda before: renewed(made, before), _RENEWED, by)


_RENEWED = _("Made anew from the meeting")


@transaction.atomic
def introduce(notes: Notes, seen: int, key: str, words: str, *, by: User) -> bool:
    """Write what stands between the heading of a part and what was said there."""
    _check_length(words)

    def change(before: Content) -> Content:
        if before.part(key) is None:
            raise Invalid(_("That part is no longer in the notes."))
        return replace(
            before,
            parts=tuple(
                replace(part, introduction=words.strip()) if part.key == key else part
                for part in before.parts
            ),
        )

    return _write(notes, seen, change, _("The introduction of a part"), by)


@transaction.atomic
def add_text(
    notes: Notes, seen: int, title: str, words: str, *, after: str, by: User
) -> bool:
    """Add a text of one's own after a part."""
    part = Part("", "text", title=_named(title), words=_worded(words))
    return _add(notes, seen, part, after, by)


@transaction.atomic
def add_speech(  # noqa: PLR0913 -- a speech has that many facts
    notes: Notes,
    seen: int,
    title: str,
    speaker: str,
    words: str,
    *,
    after: str,
    by: User,
) -> bool:
    """Add what somebody who is named said: a statement, never a contribution."""
    if not speaker.strip():
        raise Invalid(_("Write who spoke."), "speaker")
    said = tuple(
        Statement(speaker.strip(), line.strip())
        for line in _worded(words).splitlines()
        if line.strip()
    )
    part = Part("", "speech", title=_named(title), statements=said)
    return _add(notes, seen, part, after, by)


@transaction.atomic
def remove_part(notes: Notes, seen: int, key: str, *, by: User) -> bool:
    """Take out a text or speech that an officer wrote; the version before keeps it."""

    def change(before: Content) -> Content:
        part = before.part(key)
        if part is None or part.kind not in WRITTEN:
            raise Invalid(_("Only texts and speeches that you added can be taken out."))
        return replace(before, parts=tuple(p for p in before.parts if p.key != key))

    return _write(notes, seen, change, _("A text was taken out"), by)


@transaction.atomic
def set_comments_by(notes: Notes, day: date, *, by: User) -> None:
    """Say until which day guests can comment."""
    if not may_keep_notes(by, notes.meeting):
        raise NotAllowed
    hold(notes, "stage")
    if notes.stage not in (NotesStage.DRAFT, NotesStage.OUT):
        raise NotYet([_("notes that are a draft or out for comments")])
    if day < today():
        raise Invalid(_("That day has passed."), "comments_by")
    notes.comments_by = day
    notes.save(update_fields=["comments_by"])
    record("set comments by", notes, by=by, day=day)


def _add(notes: Notes, seen: int, part: Part, after: str, by: User) -> bool:
    def change(before: Content) -> Content:
        parts = list(before.parts)
        places = [n for n, one in enumerate(parts) if one.key == after]
        keyed = replace(part, key=f"{part.kind}-{notes.number + 1}")
        parts.insert(places[0] + 1 if places else len(parts), keyed)
        return replace(before, parts=tuple(parts))

    why = _("A speech was added") if part.kind == "speech" else _("A text was added")
    return _write(notes, seen, change, why, by)


def _write(
    notes: Notes,
    seen: int,
    change: Callable[[Content], Content],
    why: object,
    by: User,
) -> bool:
    """Keep a new version; the second of two who write at once is told so."""
    if not may_keep_notes(by, notes.meeting):
        raise NotAllowed
    hold(notes, "stage", "number")
    if notes.stage == NotesStage.APPROVED:
        raise NotYet([_("notes that are not approved yet: approved notes stand")])
    if seen != notes.number:
        raise Stale
    before = current(notes)
    after = change(before)
    if after == before:
        return False
    notes.number += 1
    try:
        with transaction.atomic():
            NotesVersion.objects.create(
                notes=notes,
                number=notes.number,
                content=as_data(after),
                why=str(why),
                made_by=by,
            )
    except IntegrityError:
        raise Stale from None
    notes.save(update_fields=["number"])
    if notes.stage == NotesStage.DRAFT and after.facts != before.facts:
        _forget_taken_back(notes, after.facts.interests)
    record("write notes", notes, by=by, number=notes.number)
    return True


def _forget_taken_back(notes: Notes, stand: tuple[Declared, ...]) -> None:
    """Take the interests that no longer stand out of earlier drafts too.

    Notes that have been sent out are a record, and stay as they were sent.
    """
    for version in NotesVersion.objects.filter(notes=notes, number__lt=notes.number):
        content = from_data(version.content)
        left = tuple(one for one in content.facts.interests if one in stand)
        if left != content.facts.interests:
            facts = replace(content.facts, interests=left)
            version.content = as_data(replace(content, facts=facts))
            version.save(update_fields=["content"])


def _named(title: str) -> str:
    if not title.strip():
        raise Invalid(_("Write a heading."), "title")
    return " ".join(title.split())


def _worded(words: str) -> str:
    if not words.strip():
        raise Invalid(_("Write the text."), "words")
    _check_length(words)
    return words.strip()


def _check_length(words: str) -> None:
    if len(words) > LONGEST:
        raise Invalid(_("The text is too long. Part it in two."), "words")
