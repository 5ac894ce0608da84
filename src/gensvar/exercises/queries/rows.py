"""Ideas as rows that a page draws: facts and words, without language of their own."""

from collections.abc import Iterable

from django.db.models import Prefetch

from gensvar.exercises.emphasis import emphasis
from gensvar.exercises.models import Entry, Stress
from gensvar.kernel.languages import direction

Row = dict[str, object]


def changed_entries(exercise: int, after: int, until: int) -> Iterable[Entry]:
    """Return the ideas that came or changed after a version, in the order of it."""
    stresses = Stress.objects.filter(withdrawn_at__isnull=True)
    return (
        Entry.objects.filter(exercise=exercise, version__gt=after, version__lte=until)
        .select_related("table")
        .prefetch_related(
            Prefetch("stresses", stresses.select_related("table"), to_attr="standing")
        )
        .order_by("version", "pk")
    )


def as_row(entry: Entry, *, hides: bool = False) -> Row:
    """Return one idea; without its words when the room does not see them yet.

    `t` is the writing table, `p` the prompt, `x` the words, `l` and `d` their
    language and direction, `e` the emphasis, `s` the tables that stress it.
    """
    row: Row = {
        "id": entry.pk,
        "v": entry.version,
        "t": entry.table.number,
        "p": entry.prompt_id,
    }
    if entry.replaced_by_id or entry.taken_back_at:
        return {**row, "gone": True}
    if hides:
        return {**row, "hidden": True}
    others = sorted({stress.table.number for stress in getattr(entry, "standing", ())})
    return {
        **row,
        "x": entry.text,
        "l": entry.language,
        "d": direction(entry.language),
        "e": emphasis(len(others), entry.marked),
        "s": others,
    }
