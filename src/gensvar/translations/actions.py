"""Writing translations, reviewing them, showing them and taking them away.

Who may is known on higher floors and passed in as `may`: those who may write the
original may write its translation. Words never enter the log: it says what, in which
language and how.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.kernel.editing import save_if_current
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet, Stale
from gensvar.kernel.languages import known
from gensvar.kernel.scripts import check_script
from gensvar.translations.models import How, OriginalLanguage, Translation
from gensvar.translations.queries import original_language_of, seen, translations_in
from gensvar.translations.things import Place, Thing, fingerprint

May = Callable[[User | AnonymousUser], bool]


@dataclass(frozen=True)
class Written:
    """What somebody wrote, and how the words were made.

    `seen` is what `queries.seen` said when the page was shown.
    """

    texts: Mapping[Place, str]
    how: str
    seen: str


def name_of(place: Place) -> str:
    """Return the name that a text has in a form: there its errors are shown."""
    return "-".join(place).replace(".", "-")


@transaction.atomic
def write_translations(
    things: Sequence[Thing], language: str, written: Written, *, by: User, may: May
) -> int:
    """Write texts of some things in a language; return how many changed.

    Whoever saves says that the words follow the original as it stands now. New words
    are not reviewed; what is shown in public is shown as changed. Raises NotAllowed;
    Invalid at "language", "how" or the text; and Stale when the original or a
    translation has changed since the page was shown.
    """
    if not may(by):
        raise NotAllowed
    tag = language_to_write(things, language)
    if written.how not in How.values:
        raise Invalid(_("Say how the translation was made."), "how")
    originals = _originals(things)
    texts = {
        place: text.replace("\r\n", "\n").strip()
        for place, text in written.texts.items()
        if place in originals
    }
    for place, text in texts.items():
        check_script(tag, text, name_of(place))
    rows = translations_in(things, tag)
    new = [
        _row(place, tag, text, written.how, originals[place])
        for place, text in texts.items()
    ]
    changed = [one for one in new if _differs(rows.get(_place(one)), one)]
    if not changed:
        return 0
    if written.seen != seen(things, rows.values()):
        raise Stale
    _save(changed, rows, by)
    _record("write translation", things, tag, len(changed), by, how=written.how)
    return len(changed)


def _row(place: Place, tag: str, text: str, how: str, original: str) -> Translation:
    kind, key, field = place
    return Translation(
        kind=kind,
        key=key,
        field=field,
        language=tag,
        text=text,
        how=how,
        original_mark=fingerprint(original),
    )


def language_to_write(things: Sequence[Thing], tag: str) -> str:
    """Return the tag of a language that some things can be translated into.

    Raises Invalid at "language": for a tag that nobody knows, for a language without
    letters of its own, and for the language that the original is written in.
    """
    language = known(tag)
    if not language.script:
        raise Invalid(_("Nothing is written in this language here."), "language")
    if language.tag == original_language_of(things):
        raise Invalid(_("The original is written in this language."), "language")
    return language.tag


@transaction.atomic
def review_translations(
    things: Sequence[Thing], language: str, seen_version: str, *, by: User, may: May
) -> int:
    """Stand for all texts in a language; return how many were not reviewed before.

    Who did it, and when, is kept and not shown in public. Raises NotAllowed, NotYet
    when there is nothing, and Stale when something has changed since it was read.
    """
    rows = _to_handle(things, language, by, may)
    if seen_version != seen(things, rows):
        raise Stale
    now = timezone.now()
    unreviewed = [row for row in rows if not row.is_reviewed]
    for row in unreviewed:
        save_if_current(row, row.version, {"reviewed_by": by, "reviewed_at": now})
    if unreviewed:
        _record("review translation", things, language, len(unreviewed), by)
    return len(unreviewed)


@transaction.atomic
def show_translations(
    things: Sequence[Thing], language: str, *, by: User, may: May
) -> int:
    """Let everyone read the texts in a language; return how many are new to them.

    A machine translation is shown too, and says that it is not reviewed. What is not
    public in the original stays unseen in translation. Raises NotAllowed and NotYet.
    """
    rows = _to_handle(things, language, by, may)
    hidden = [row for row in rows if row.published_at is None]
    for row in hidden:
        save_if_current(row, row.version, {"published_at": timezone.now()})
    if hidden:
        _record("show translation", things, language, len(hidden), by)
    return len(hidden)


@transaction.atomic
def withdraw_translations(
    things: Sequence[Thing], language: str, *, by: User, may: May
) -> int:
    """Show the texts in a language no longer; the words are kept. Return how many."""
    rows = _to_handle(things, language, by, may)
    shown = [row for row in rows if row.published_at is not None]
    for row in shown:
        save_if_current(row, row.version, {"published_at": None})
    if shown:
        _record("withdraw translation", things, language, len(shown), by)
    return len(shown)


@transaction.atomic
def say_original_language(
    things: Sequence[Thing], language: str, *, by: User, may: May
) -> None:
    """Say in which language the originals of some things are written.

    Raises NotAllowed, and Invalid at "language" for a tag that nobody knows, or where
    the words are in letters that the language has not.
    """
    if not may(by):
        raise NotAllowed
    tag = known(language).tag
    for text in _originals(things).values():
        check_script(tag, text, "language")
    for thing in things:
        OriginalLanguage.objects.update_or_create(
            kind=thing.kind,
            key=str(thing.key),
            defaults={"language": tag, "said_by": by},
        )
    _record("say original language", things, tag, len(things), by)


def _to_handle(
    things: Sequence[Thing], language: str, by: User, may: May
) -> list[Translation]:
    if not may(by):
        raise NotAllowed
    rows = translations_in(things, known(language).tag)
    found = [row for place, row in rows.items() if place in _originals(things)]
    if not any(row.text for row in found):
        raise NotYet([_("a text in this language")])
    return [row for row in found if row.text]


def _originals(things: Sequence[Thing]) -> dict[Place, str]:
    return {place: text for one in things for place, text in one.places().items()}


def _place(row: Translation) -> Place:
    return (row.kind, row.key, row.field)


def _differs(before: Translation | None, after: Translation) -> bool:
    if before is None or not before.text:
        return bool(after.text)
    same = ("text", "how", "original_mark")
    return any(getattr(before, name) != getattr(after, name) for name in same)


def _save(
    changed: Sequence[Translation], rows: Mapping[Place, Translation], by: User
) -> None:
    """Write each over what was there; Stale when two write the same at once."""
    now = timezone.now()
    others_are_shown = any(row.text and row.published_at for row in rows.values())
    for one in changed:
        one.made_by, one.made_at = by, now
        before = rows.get(_place(one))
        if before is None:
            one.published_at = now if others_are_shown else None
            try:
                with transaction.atomic():
                    one.save(force_insert=True)
            except IntegrityError as problem:
                raise Stale from problem
            continue
        changes = {
            "text": one.text,
            "how": one.how,
            "original_mark": one.original_mark,
            "made_by": by,
            "made_at": now,
            "reviewed_by": None,
            "reviewed_at": None,
        }
        save_if_current(before, before.version, changes)


def _record(
    verb: str,
    things: Sequence[Thing],
    language: str,
    texts: int,
    by: User,
    **details: object,
) -> None:
    """Tell the log what was done, of which thing, in which language; never words."""
    first = things[0]
    named = apps.get_model(first.kind)(pk=first.key)
    record(verb, named, by=by, language=language, texts=texts, **details)
