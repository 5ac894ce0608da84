"""Keeping the index: writing it down, following what happens, building it anew.

The index may be behind by a moment. That never shows anything that may not be seen:
every search asks the things themselves.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from gensvar.audit.models import ChainHead, Event
from gensvar.contributions.models import Contribution, Disposal
from gensvar.dialogues.models import Dialogue, DialogueBody
from gensvar.meeting_notes.models import Notes, RaisedFrom
from gensvar.search.models import IndexState, SaidWords, SearchDocument
from gensvar.search.sources import SOURCES
from gensvar.search.sources.shapes import Source, Told, Ways
from gensvar.search.words import in_a_row, tokens, words_in

AT_A_TIME = 500
# No thing needs more than that to be found; a whole book would only fill the index.
LONGEST_TEXT = 20_000
# Events that bring or change contributions: the field that leads to what they speak of.
SAID = {
    "contributions.contribution": "pk",
    "contributions.receipt": "receipt",
    "contributions.batch": "batch",
}
Progress = Callable[[int, int], None]
_FIELDS = [
    field.attname
    for field in SearchDocument._meta.concrete_fields
    if field.name != "id"
]


def write(source: Source, ids: Iterable[int]) -> int:
    """Write some things of one kind anew; return how many there were."""
    wanted = set(ids)
    rows = list(source.rows().filter(pk__in=wanted))
    with translation.override("sv"):
        made = [document for row in rows for document in _documents(source, row)]
    with transaction.atomic():
        known = SearchDocument.objects.filter(kind=source.kind, object_id__in=wanted)
        before = {_content(document): document.pk for document in known}
        kept = {before[said] for one in made if (said := _content(one)) in before}
        known.exclude(pk__in=kept).delete()
        SearchDocument.objects.bulk_create(
            [one for one in made if _content(one) not in before]
        )
    return len(rows)


def _content(document: SearchDocument) -> tuple[object, ...]:
    """Return everything that a document says; what says the same is left alone."""
    return tuple(getattr(document, name) for name in _FIELDS)


def write_said(rows: QuerySet[Contribution]) -> int:
    """Write the words of some contributions anew; return how many have words."""
    found = list(rows.values_list("pk", "text", "language", "dialogue"))
    readers = _readers_of({row[3] for row in found})
    made = []
    for pk, text, language, dialogue in found:
        if text:
            said = words_in(text[:LONGEST_TEXT])
            marks = sorted({*tokens(said, language), *readers[dialogue]})
            made.append(
                SaidWords(
                    contribution_id=pk, words=" ".join(marks), plain=in_a_row(said)
                )
            )
    with transaction.atomic():
        SaidWords.objects.filter(pk__in=[row[0] for row in found]).delete()
        SaidWords.objects.bulk_create(made)
    return len(made)


def _readers_of(dialogues: set[int]) -> dict[int, set[str]]:
    """Return the marks of each dialogue: which it is, and whose people read it."""
    own = Dialogue.objects.filter(pk__in=dialogues).values_list("pk", "body")
    parts = DialogueBody.objects.filter(dialogue__in=dialogues)
    marks = {dialogue: {f"§d{dialogue}"} for dialogue in dialogues}
    for dialogue, body in (*own, *parts.values_list("dialogue", "body")):
        marks[dialogue].add(f"§b{body}")
    return marks


def _documents(source: Source, row: Any) -> Iterator[SearchDocument]:
    if told := source.told(row):
        yield _document(source.kind, row.pk, told, is_open=False)
    if source.told_to_all and (told := source.told_to_all(row)):
        yield _document(source.kind, row.pk, told, is_open=True)


def _document(kind: str, pk: int, told: Told, *, is_open: bool) -> SearchDocument:
    title = words_in(f"{told.title} {told.number}")
    said = [*title, *words_in(told.text[:LONGEST_TEXT])]
    heading = tokens(title, told.language)
    marks = {*tokens(said, told.language), *_marks(kind, told, is_open=is_open)}
    return SearchDocument(
        kind=kind,
        object_id=pk,
        for_everyone=is_open,
        body_id=told.body,
        dialogue_id=told.dialogue,
        day=told.day,
        address=told.address,
        number=told.number[:60],
        language=told.language,
        is_said=told.is_said,
        title=told.title[:300],
        text="" if told.is_said else told.text[:LONGEST_TEXT],
        heading=" ".join(sorted(heading)),
        words=" ".join(sorted(marks)),
        plain=in_a_row(said),
    )


def _marks(kind: str, told: Told, *, is_open: bool) -> Iterator[str]:
    """Give the marks by which a search is narrowed; nobody can write such a word."""
    yield f"§k{kind}".replace("_", "")
    yield "§open" if is_open else "§inside"
    if told.body is not None:
        yield f"§o{told.body}"
    if told.day:
        yield f"§y{told.day.year}"
    if not is_open:
        readers = ["§all"] if told.readers is None else [f"§b{r}" for r in told.readers]
        yield from readers


@transaction.atomic
def follow(most: int = AT_A_TIME) -> int:
    """Read what has happened since last time, and write what it concerns anew.

    Return how many events were read: when as many as were asked for, there are more.
    """
    state = IndexState.objects.select_for_update().filter(pk=1).first()
    if state is None:
        return 0  # nothing is there to be kept: the first build comes
    rows = Event.objects.filter(sequence__gt=state.read_until).order_by("sequence")
    events = list(rows.values_list("sequence", "kind", "thing_id")[:most])
    if not events:
        return 0
    _write_again(events)
    state.read_until = events[-1][0]
    state.save(update_fields=["read_until"])
    return len(events)


def _write_again(events: Iterable[tuple[int, str, str]]) -> None:
    """Write everything anew that some events concern."""
    things: dict[str, set[int]] = {}
    for _sequence, kind, thing in events:
        if thing.isdecimal():
            things.setdefault(kind, set()).add(int(thing))
    for source in SOURCES:
        if ids := _concerned(source, things):
            write(source, ids)
    for kind, field in SAID.items():
        if said := things.get(kind):
            _write_all_said(Contribution.objects.filter(**{f"{field}__in": said}))


def is_behind() -> bool:
    """Say whether something has happened that the index does not know yet."""
    known = IndexState.objects.filter(pk=1).values_list("read_until", flat=True).first()
    head = ChainHead.objects.filter(pk=1).values_list("sequence", flat=True).first()
    return known is None or (head or 0) > known


def _concerned(source: Source, things: dict[str, set[int]]) -> set[int]:
    """Return the ids of the things of one kind that some events concern."""
    model = source.model
    ids = set(things.get(model._meta.label_lower, ()))
    for kind, field in source.under.items():
        if over := things.get(kind):
            rows = model._default_manager.filter(**{f"{field}__in": over})
            ids.update(rows.values_list("pk", flat=True))
    for kind, way in source.parts.items():
        if parts := things.get(kind):
            ids.update(pk for pk in _led(kind, way, parts) if pk)
    return ids


def _led(kind: str, way: str | Ways, parts: set[int]) -> Iterable[int | None]:
    if callable(way):
        return way(parts)
    rows = apps.get_model(kind)._default_manager.filter(pk__in=parts)
    return list(rows.values_list(way, flat=True))


def _write_all_said(rows: QuerySet[Contribution]) -> None:
    for ids in _in_turn(rows):
        write_said(Contribution.objects.filter(pk__in=ids))


def _in_turn(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """Give the ids of all rows, some at a time, in their order."""
    last = 0
    while ids := list(
        rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]
    ):
        yield ids
        last = ids[-1]


def build(progress: Progress) -> int:
    """Read everything anew; return how much was found. Searches go on meanwhile.

    What happens while it is built is followed afterwards. Stopped in the middle, it
    leaves an index that is right for what has been read.
    """
    head = ChainHead.objects.filter(pk=1).values_list("sequence", flat=True).first()
    IndexState.objects.get_or_create(pk=1, defaults={"read_until": head or 0})
    total = Contribution.objects.count() + sum(
        source.rows().order_by().count() for source in SOURCES
    )
    done = 0
    for source in SOURCES:
        known = SearchDocument.objects.filter(kind=source.kind)
        there = source.model._default_manager.values("pk")
        known.exclude(object_id__in=there).delete()
        for ids in _in_turn(source.rows()):
            done += write(source, ids)
            progress(done, total)
    SearchDocument.objects.exclude(kind__in=[one.kind for one in SOURCES]).delete()
    SaidWords.objects.filter(contribution__text="").delete()
    # Nothing changes what was said: what has its words has the right ones.
    lacking = Contribution.objects.exclude(text="").exclude(
        pk__in=SaidWords.objects.values("pk")
    )
    for ids in _in_turn(lacking):
        done += write_said(Contribution.objects.filter(pk__in=ids))
        progress(min(done, total), total)
    IndexState.objects.filter(pk=1).update(built_at=timezone.now())
    return done


def build_all() -> int:
    """Build the index at once, for a new installation or a demonstration."""
    return build(lambda _done, _total: None)


@transaction.atomic
def forget(disposal: Disposal) -> None:
    """Take the words that a disposal empties out of the index, at once and for good."""
    dialogue = disposal.dialogue_id
    rows = SaidWords.objects.filter(contribution__dialogue=dialogue)
    rows.filter(contribution__text="").delete()
    asked = RaisedFrom.objects.filter(meeting__dialogue=dialogue)
    questions = set(asked.values_list("question", flat=True))
    for source in SOURCES:
        known = SearchDocument.objects.filter(kind=source.kind, dialogue_id=dialogue)
        ids = set(known.values_list("object_id", flat=True))
        if source.kind == "raised_question":
            ids |= questions
        if ids:
            write(source, ids)
    _forget_traces()


@transaction.atomic
def forget_meetings(meetings: Collection[int]) -> None:
    """Write anew what is known of meetings whose words a disposal has emptied."""
    asked = RaisedFrom.objects.filter(meeting__in=meetings)
    notes = Notes.objects.filter(meeting__in=meetings)
    changed = {
        "raised_question": set(asked.values_list("question", flat=True)),
        "notes": set(notes.values_list("pk", flat=True)),
        "meeting": set(meetings),
    }
    for source in SOURCES:
        if ids := changed.get(source.kind):
            write(source, ids)
    _forget_traces()


def _forget_traces() -> None:
    """Let SQLite drop what it had only marked as gone."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for table in ("search_things_fts", "search_said_fts"):
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 -- our own names
