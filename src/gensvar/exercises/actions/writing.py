"""What a table writes: once for each key, anew, and back."""

import re
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.exercises import doors
from gensvar.exercises.actions.board import next_version
from gensvar.exercises.models import Entry, Exercise, Prompt, Source, Table
from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import LANGUAGES
from gensvar.kernel.prepared import TEXT, Prepared
from gensvar.kernel.secrets import hashed

# An idea is one thought. Longer texts are told so, not cut.
LONGEST_IDEA = 1000
KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass(frozen=True)
class Written:
    """What was stored, and whether it came now or had come before."""

    entry: Entry
    is_new: bool


def stored_key(key: str, table: Table, what: str = "idea") -> str:
    """Return the hash under which a form's key is kept; it is the table's own.

    Raises Invalid for a key that no page of ours makes.
    """
    if not KEY.fullmatch(key):
        raise Invalid(_("The form is not one of ours. Load the page and send again."))
    return hashed(what, f"{table.pk} {key}")


def as_one_idea(text: str) -> str:
    """Return a text as it is kept, or raise Invalid at the field."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if not kept:
        raise Invalid(_("Write something first."), "text")
    if len(kept) > LONGEST_IDEA:
        raise Invalid(
            _("The text is too long for one idea. Divide it into several."), "text"
        )
    return kept


def known_language(tag: str) -> str:
    """Return a language that people write to us in; another one is just another."""
    return tag if tag in LANGUAGES else "und"


@transaction.atomic
def write(
    table: Table, prompt: Prompt, key: str, text: str, language: str = "sv"
) -> Written:
    """Store one idea of a table; the same sending again gives the same idea.

    Raises Invalid at `text`, and NotYet when nothing is taken any more. A key that
    comes again is answered as before, also after the exercise has closed.
    """
    kept, stored = as_one_idea(text), stored_key(key, table)
    version = next_version(table.meeting)
    if (before := _sent_before(stored, kept)) is not None:
        return Written(before, False)
    exercise = prompt.exercise
    _takes(exercise, table)
    doors.has_room_for_ideas(exercise, table)
    entry = store(table, prompt, stored, kept, language=language, version=version)
    _remember_language(table, entry.language)
    record("write idea", entry, exercise=exercise.pk, table=table.pk)
    return Written(entry, True)


def store(  # noqa: PLR0913 -- what is known of an idea
    table: Table,
    prompt: Prompt,
    stored: str,
    text: str,
    *,
    language: str,
    version: int,
    source: str = Source.LIVE,
    by: User | None = None,
    **more: object,
) -> Entry:
    """Put one idea in place; whether it may be taken has been asked before."""
    return Entry.objects.create(
        exercise=prompt.exercise,
        prompt=prompt,
        table=table,
        key_hash=stored,
        text=text,
        language=known_language(language),
        round=prompt.exercise.round,
        source=source,
        entered_by=by,
        written_at=timezone.now(),
        version=version,
        **more,
    )


@transaction.atomic
def write_anew(
    entry: Entry, key: str, text: str, *, table: Table, language: str = ""
) -> Written:
    """Let a table's newer wording take the place of the older one, which is kept."""
    kept, stored = as_one_idea(text), stored_key(key, table)
    version = next_version(table.meeting)
    if (before := _sent_before(stored, kept)) is not None:
        return Written(before, False)
    _may_still_change(entry, table)
    doors.has_room_for_ideas(entry.exercise, table)
    anew = store(
        table,
        entry.prompt,
        stored,
        kept,
        language=language or entry.language,
        version=version,
        remark=entry.remark,
    )
    entry.replaced_by, entry.version = anew, version
    entry.save(update_fields=["replaced_by", "version"])
    _stresses_follow(entry, anew, version)
    record("write idea anew", anew, before=entry.pk, table=table.pk)
    return Written(anew, True)


@transaction.atomic
def take_back(entry: Entry, *, table: Table) -> None:
    """Take an idea back, or do nothing when it is already; the words are kept."""
    version = next_version(table.meeting)
    entry.refresh_from_db()
    if entry.taken_back_at is not None:
        return
    _may_still_change(entry, table)
    entry.taken_back_at, entry.version = timezone.now(), version
    entry.save(update_fields=["taken_back_at", "version"])
    record("take idea back", entry, table=table.pk)


@transaction.atomic
def bring_back(entry: Entry, *, table: Table) -> None:
    """Undo the taking back of an idea."""
    version = next_version(table.meeting)
    entry.refresh_from_db()
    if entry.taken_back_at is None:
        return
    entry.taken_back_at = None
    _may_still_change(entry, table)
    entry.version = version
    entry.save(update_fields=["taken_back_at", "version"])
    record("bring idea back", entry, table=table.pk)


def _takes(exercise: Exercise, table: Table) -> None:
    doors.is_open_for(exercise, table)
    doors.is_a(exercise, *doors.WRITTEN)
    doors.has_not_confirmed(exercise, table)


def _may_still_change(entry: Entry, table: Table) -> None:
    entry.refresh_from_db(fields=["replaced_by"])
    if entry.table_id != table.pk:
        raise doors.Shut(_("Only the table that wrote an idea can change it."))
    if entry.replaced_by_id or entry.taken_back_at:
        raise doors.Shut(_("This idea has been changed meanwhile. Load the page."))
    _takes(entry.exercise, table)


_SENT = Prepared(lambda key: Entry.objects.filter(key_hash=key), TEXT)


def _sent_before(stored: str, text: str) -> Entry | None:
    """Return what the key has brought before; Invalid when it was another text."""
    before = _SENT.first(stored)
    if before is not None and before.text != text:
        raise Invalid(
            _(
                "This form was already sent, with other words. They are saved. Send "
                "again to add these as one more idea."
            ),
            "key",
        )
    return before


def _stresses_follow(entry: Entry, anew: Entry, version: int) -> None:
    """Let those who stressed the older wording stress the newer: the trail keeps both.

    What another table stressed is the idea, and only its own table may word it.
    """
    standing = entry.stresses.filter(withdrawn_at__isnull=True)
    entry.stresses.model.objects.bulk_create(
        [
            type(stress)(entry=anew, table=stress.table, at=stress.at, version=version)
            for stress in standing.select_related("table")
        ]
    )


def _remember_language(table: Table, language: str) -> None:
    if table.language != language:
        table.language = language
        table.save(update_fields=["language"])
