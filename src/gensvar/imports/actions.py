"""Taking notes in: read, correct, confirm. Nothing is stored before it is confirmed."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.contributions.actions import Document, confirm_batch
from gensvar.contributions.models import Batch
from gensvar.contributions.policies import may_import
from gensvar.dialogues.models import Dialogue, Question
from gensvar.imports import reading
from gensvar.imports.models import ImportDraft
from gensvar.imports.queries import imported_before
from gensvar.jobs.actions import enqueue
from gensvar.jobs.models import Job
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.languages import LANGUAGES
from gensvar.notes.errors import NotesError
from gensvar.notes.plain import to_json
from gensvar.notes.reading import read_notes
from gensvar.notes.tree import Notes

LARGEST = 20 * 1024 * 1024
KEPT = timedelta(days=7)
# More than this is confirmed by the worker, with progress.
AT_ONCE = 1_000


class ImportedBefore(Exception):
    """The same document has been imported; `batch` is where."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(batch.pk)
        self.batch = batch


def upload(dialogue: Dialogue, name: str, content: bytes, *, by: User) -> ImportDraft:
    """Read a document of notes and keep it as working material for seven days.

    The same document leads to the same draft. Raises Invalid with a sentence when the
    file cannot be read, ImportedBefore when it already counts.
    """
    if not may_import(by, dialogue):
        raise NotAllowed
    if len(content) > LARGEST:
        raise Invalid(_("The file is too large. The limit is 20 megabytes."), "file")
    fingerprint = hashlib.sha256(content).hexdigest()
    if batch := imported_before(dialogue, fingerprint):
        raise ImportedBefore(batch)
    if known := _worked_on(dialogue, fingerprint):
        return known
    try:
        notes = read_notes(content, name)
    except NotesError as unreadable:
        language = get_language() or "sv"
        raise Invalid(unreadable.message(language), "file") from unreadable
    asked = dict(Question.objects.filter(dialogue=dialogue).values_list("pk", "words"))
    draft = ImportDraft(
        dialogue=dialogue,
        name=notes.name[:200],
        fingerprint=fingerprint,
        notes=to_json(notes),
        targets=reading.default_targets(notes, asked),
        created_by=by,
        expires_at=timezone.now() + KEPT,
    )
    try:
        with transaction.atomic():
            draft.save()
            record("upload notes", draft, by=by, fingerprint=fingerprint)
    except IntegrityError:  # the same file came twice at the same moment
        return ImportDraft.objects.get(
            dialogue=dialogue, fingerprint=fingerprint, batch__isnull=True
        )
    return draft


def _read(content: bytes, name: str) -> Notes:
    try:
        return read_notes(content, name)
    except NotesError as unreadable:
        language = get_language() or "sv"
        raise Invalid(unreadable.message(language), "file") from unreadable


def _draft(dialogue: Dialogue, notes: Notes, by: User) -> ImportDraft:
    asked = Question.objects.filter(dialogue=dialogue).values_list("pk", "words")
    return ImportDraft(
        dialogue=dialogue,
        name=notes.name[:200],
        notes=to_json(notes),
        targets=reading.default_targets(notes, dict(asked)),
        created_by=by,
        expires_at=timezone.now() + KEPT,
    )


def _worked_on(dialogue: Dialogue, fingerprint: str) -> ImportDraft | None:
    same = ImportDraft.objects.filter(
        dialogue=dialogue, fingerprint=fingerprint, batch__isnull=True
    )
    same.filter(expires_at__lte=timezone.now()).delete()
    return same.first()


@transaction.atomic
def correct(
    draft: ImportDraft, step: reading.Step, *, seen_version: int, by: User
) -> None:
    """Make one correction. Raises Stale when somebody else corrected meanwhile."""
    _ask(draft, by)
    try:
        step.on(reading.current(draft))
    except (NotesError, KeyError, TypeError) as impossible:
        raise Invalid(_sentence(impossible)) from impossible
    done = [*draft.corrections, [step.name, step.number, step.to]]
    save_if_current(draft, seen_version, {"corrections": done})
    record("correct notes", draft, by=by, step=step.name, part=step.number)


def _sentence(impossible: Exception) -> str:
    if isinstance(impossible, NotesError):
        return impossible.message(get_language() or "sv")
    return str(_("The correction cannot be made."))


@transaction.atomic
def undo(draft: ImportDraft, *, seen_version: int, by: User) -> None:
    """Take back the last correction."""
    _ask(draft, by)
    if not draft.corrections:
        raise NotYet([_("a correction to take back")])
    left = draft.corrections[:-1]
    save_if_current(draft, seen_version, {"corrections": left})
    record("take back correction", draft, by=by)


@transaction.atomic
def choose(
    draft: ImportDraft,
    targets: Mapping[str, str],
    language: str,
    *,
    seen_version: int,
    by: User,
) -> None:
    """Say which question each section belongs to, and the language of the notes."""
    _ask(draft, by)
    if language not in LANGUAGES:
        raise Invalid(_("Choose one of the languages."), "language")
    known = {
        str(pk)
        for pk in Question.objects.filter(dialogue=draft.dialogue).values_list(
            "pk", flat=True
        )
    }
    if not set(targets.values()) <= known | {"", reading.SKIP}:
        raise Invalid(_("One of the questions does not belong to this dialogue."))
    chosen = {**draft.targets, **targets}
    changes = {"targets": chosen, "language": language}
    save_if_current(draft, seen_version, changes)


@transaction.atomic
def throw_away(draft: ImportDraft, *, by: User) -> None:
    """Remove an import that was never confirmed: it was working material only."""
    _ask(draft, by)
    record("throw away notes", draft, by=by, fingerprint=draft.fingerprint)
    draft.delete()


def confirm(draft: ImportDraft, *, by: User) -> Batch | Job:
    """Store what was said; many contributions are left to the worker, as a job."""
    _ask(draft, by)
    if draft.batch is not None:
        return draft.batch
    taken = reading.tally(draft, reading.current(draft)).taken
    if taken <= AT_ONCE:
        return store(draft, by=by)
    job = enqueue(
        "confirm import",
        {"draft": draft.pk},
        by=by,
        title=draft.name,
        key=f"confirm import {draft.pk} {draft.version}",
    )
    ImportDraft.objects.filter(pk=draft.pk).update(job_id=job.pk)
    return job


@transaction.atomic
def store(draft: ImportDraft, *, by: User) -> Batch:
    """Make a batch of a draft, once, and forget the working material."""
    _ask(draft, by)
    if draft.batch is not None:
        return draft.batch
    notes = reading.current(draft)
    document = Document(
        file_name=draft.name,
        fingerprint=draft.fingerprint,
        format=notes.format,
        report=reading.report(draft, notes),
        reported_persons=reading.reported(notes, "participants"),
        reported_organisations=reading.reported(notes, "organisations"),
    )
    batch = confirm_batch(
        draft.dialogue, document, reading.taken_in(draft, notes), by=by
    )
    # The row stays until it expires, so that a second press finds the batch.
    rows = ImportDraft.objects.filter(
        pk=draft.pk, version=draft.version, batch__isnull=True
    )
    if not rows.update(batch=batch, notes={}, corrections=[], targets={}):
        raise NotYet([_("that you look again: somebody else changed the import")])
    draft.batch = batch
    return batch


def remove_old() -> int:
    """Remove working material that is seven days old; return how much."""
    old = ImportDraft.objects.filter(expires_at__lte=timezone.now())
    number, _by_model = old.delete()
    return number


def _ask(draft: ImportDraft, by: User) -> None:
    if not may_import(by, draft.dialogue):
        raise NotAllowed
