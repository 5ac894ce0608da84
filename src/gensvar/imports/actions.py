"""Reading notes into a draft, correcting it, and confirming it as contributions."""

import hashlib
from collections.abc import Callable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gensvar.accounts.models import User
from gensvar.contributions.actions import Document, confirm_batch
from gensvar.contributions.actions.batches import OPEN_FOR_NOTES
from gensvar.contributions.models import Batch, Disposal
from gensvar.dialogues.models import Dialogue, Question
from gensvar.imports.filing import (
    HEADING,
    OUT,
    choice_of,
    first_choices,
    meeting_day,
    said_in,
    summarise,
)
from gensvar.imports.models import ImportDraft
from gensvar.imports.policies import may_import
from gensvar.imports.queries import batch_of_document, notes_of
from gensvar.imports.stepping import Step, completed, take, take_all
from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import Job
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.notes.guard import clean_name
from gensvar.notes.plain import from_json, to_json
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes

AT_ONCE = 500
CONFIRM = "confirm notes"


class AlreadyImported(Invalid):
    """The document is already in the dialogue; `batch` is where it is."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(_("This document has already been imported."))
        self.batch = batch


def begin_import(
    dialogue: Dialogue, name: str, data: bytes, *, language: str, by: User
) -> ImportDraft:
    """Read a document into a draft, or return the draft that is already there.

    Raises NotesError when it cannot be read and AlreadyImported when it is in the
    dialogue. Nothing is stored as contributions.
    """
    _ask(dialogue, by)
    fingerprint = hashlib.sha256(data).hexdigest()
    if batch := batch_of_document(dialogue, fingerprint):
        raise AlreadyImported(batch)
    same = ImportDraft.objects.filter(dialogue=dialogue, fingerprint=fingerprint)
    if found := same.first():
        return found
    notes = read_notes(data, name)
    tree = to_json(notes)
    draft = ImportDraft(
        dialogue=dialogue,
        file_name=clean_name(name),
        fingerprint=fingerprint,
        format=notes.format,
        size=len(notes.contributions),
        first=tree,
        tree=tree,
        choices=first_choices(notes, _questions(dialogue)),
        language=language,
        created_by=by,
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        return same.get()
    return draft


def _ask(dialogue: Dialogue, by: User) -> None:
    if not may_import(by, dialogue):
        raise NotAllowed
    if dialogue.stage not in OPEN_FOR_NOTES:
        raise NotYet([_("that the dialogue is open, or is being compiled")])


def _questions(dialogue: Dialogue) -> list[Question]:
    return list(Question.objects.filter(dialogue=dialogue))


def _ask_for(draft: ImportDraft, by: User) -> None:
    _ask(draft.dialogue, by)
    if is_being_stored(draft):
        raise NotYet([_("that the import under way has ended or been stopped")])


def is_being_stored(draft: ImportDraft) -> bool:
    """Say whether a worker is storing the draft, or soon will."""
    return draft.job is not None and not draft.job.is_finished


@transaction.atomic
def correct(draft: ImportDraft, seen_version: int, step: Step, *, by: User) -> None:
    """Make one correction. Raises NotesError when it cannot be made, and Stale."""
    _ask_for(draft, by)
    if draft.version != seen_version:
        raise Stale
    notes = notes_of(draft)
    whole = completed(notes, step)
    _save(draft, seen_version, take(notes, whole), [*draft.steps, whole])


@transaction.atomic
def undo_last(draft: ImportDraft, seen_version: int, *, by: User) -> None:
    """Take the last correction back: the others are made again from the beginning."""
    _ask_for(draft, by)
    if draft.version != seen_version:
        raise Stale
    if not draft.steps:
        raise NotYet([_("a correction to undo")])
    steps = draft.steps[:-1]
    _save(draft, seen_version, take_all(from_json(draft.first), steps), steps)


def _save(
    draft: ImportDraft, seen_version: int, notes: Notes, steps: list[Step]
) -> None:
    changes = {
        "tree": to_json(notes),
        "steps": steps,
        "size": len(notes.contributions),
    }
    save_if_current(draft, seen_version, changes)


@transaction.atomic
def choose(
    draft: ImportDraft, seen_version: int, chosen: Mapping[str, str], *, by: User
) -> None:
    """Say where parts of the notes belong; the others stay as they are."""
    _ask_for(draft, by)
    known = {str(question.pk) for question in _questions(draft.dialogue)}
    if not set(chosen.values()) <= known | {OUT, HEADING}:
        raise Invalid(_("One of the questions does not belong to this dialogue."))
    save_if_current(draft, seen_version, {"choices": {**draft.choices, **chosen}})


@transaction.atomic
def throw_away(draft: ImportDraft, *, by: User) -> None:
    """Delete a draft and every word of it."""
    if not may_import(by, draft.dialogue):
        raise NotAllowed
    if is_being_stored(draft):
        raise NotYet([_("that the import under way has ended or been stopped")])
    draft.delete()


def confirm(draft: ImportDraft, seen_version: int, *, by: User) -> Batch | Job:
    """Store a draft as contributions; a long one is stored by the worker."""
    _ask_for(draft, by)
    if batch := batch_of_document(draft.dialogue, draft.fingerprint):
        raise AlreadyImported(batch)
    if draft.size > AT_ONCE:
        return _confirm_later(draft, seen_version, by=by)
    return store(draft, seen_version, by=by)


@transaction.atomic
def _confirm_later(draft: ImportDraft, seen_version: int, *, by: User) -> Job:
    version = seen_version + 1
    # Not the name of the file: jobs are kept, and a name may tell who somebody is.
    number = {"number": draft.dialogue.number}
    job = enqueue(
        CONFIRM,
        {"draft": draft.pk, "version": version},
        by=by,
        title=_("Import of notes to dialogue %(number)s") % number,
    )
    save_if_current(draft, seen_version, {"job": job})
    return job


@transaction.atomic
def store(
    draft: ImportDraft,
    seen_version: int,
    *,
    by: User,
    tell: Callable[[int], None] = lambda done: None,
) -> Batch:
    """Store all of a draft or nothing of it, and let the draft go."""
    rows = ImportDraft.objects.filter(pk=draft.pk, version=seen_version)
    if not rows.delete()[0]:
        raise Stale
    notes = notes_of(draft)
    questions = _questions(draft.dialogue)
    known = [question.pk for question in questions]
    said = said_in(notes, draft.choices, known, draft.language)
    document = Document(
        draft.file_name,
        draft.fingerprint,
        draft.format,
        _report(draft, notes, questions),
        _reported(notes, "participants"),
        _reported(notes, "organisations"),
        meeting_day(notes),
    )
    return confirm_batch(draft.dialogue, document, said, by=by, tell=tell)


def _reported(notes: Notes, name: str) -> int | None:
    fact = notes.facts.get(name)
    return fact.number if fact else None


def _report(
    draft: ImportDraft, notes: Notes, questions: list[Question]
) -> dict[str, object]:
    """Return all of the tree that does not become contributions, and the count."""
    with override("sv"):
        report = to_json(notes)
    known = [question.pk for question in questions]
    left_out = []
    for section, plain in zip(notes.sections, report["sections"], strict=True):
        if choice_of(section, draft.choices, known) == OUT:
            left_out.append(section.id)
        else:
            plain["contributions"] = []
    summary = summarise(notes, draft.choices, questions)
    counted = {"contributions": summary.total, "stressed": summary.stressed}
    return {
        **report,
        "draft": draft.pk,
        "left_out": left_out,
        "counted": counted,
        "corrections": len(draft.steps),
    }


def forget_drafts(disposal: Disposal) -> None:
    """Delete what is left of drafts when the words of a dialogue are disposed of."""
    ImportDraft.objects.filter(dialogue=disposal.dialogue).delete()
