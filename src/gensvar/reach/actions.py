"""Give a population table; say whom a dialogue has reached, and who is missing."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gensvar.accounts.models import User
from gensvar.audit.actions import record
from gensvar.dialogues.models import Dialogue
from gensvar.kernel.days import today
from gensvar.kernel.editing import hold
from gensvar.kernel.errors import Invalid, NotAllowed, NotYet
from gensvar.kernel.sensitive import is_sensitive
from gensvar.reach.models import (
    Gap,
    PopulationGroup,
    PopulationTable,
    ReachedCount,
    ReachShown,
)
from gensvar.reach.policies import may_keep_population, may_note_reach
from gensvar.reach.reading import GroupRow, ReadTable, never_counted


@transaction.atomic
def give_table(name: str, read: ReadTable, *, by: User) -> list[PopulationTable]:
    """Keep a table without faults to be looked through: one for each year in it."""
    if not may_keep_population(by):
        raise NotAllowed
    if read.faults:
        raise Invalid(_("Correct the rows below, and give the file again."), "file")
    years: dict[int, list[GroupRow]] = {}
    for one in read.groups:
        if not one.is_total:
            years.setdefault(one.year, []).append(one)
    made = []
    for year, groups in years.items():
        table = PopulationTable.objects.create(year=year, name=name, given_by=by)
        PopulationGroup.objects.bulk_create(
            PopulationGroup(
                table=table,
                breakdown=one.breakdown,
                name=one.name,
                number=one.number,
                source=one.source,
                position=place,
            )
            for place, one in enumerate(groups)
        )
        record("give population table", table, by=by, year=year)
        made.append(table)
    if not made:
        raise Invalid(_("The file has only totals. Add the groups."), "file")
    return made


@transaction.atomic
def use_table(table: PopulationTable, *, by: User) -> None:
    """Take a table into use; an earlier one of the same year is replaced and kept."""
    if not may_keep_population(by):
        raise NotAllowed
    hold(table, "in_use_from")
    if table.in_use_from is not None:
        return
    now = timezone.now()
    earlier = PopulationTable.objects.filter(
        year=table.year, in_use_from__isnull=False, replaced_at__isnull=True
    )
    earlier.update(replaced_at=now)
    table.in_use_from = now
    table.save(update_fields=["in_use_from"])
    record("use population table", table, by=by, year=table.year)


@transaction.atomic
def drop_table(table: PopulationTable, *, by: User) -> None:
    """Drop a table that was never used."""
    if not may_keep_population(by):
        raise NotAllowed
    hold(table, "in_use_from")
    if table.in_use_from is not None:
        raise NotYet([_("a table that has not been used")])
    record("drop population table", table, by=by, year=table.year)
    table.delete()


@transaction.atomic
def note_reached(
    dialogue: Dialogue, facts: Mapping[str, Any], *, by: User
) -> ReachedCount:
    """Note how many of a group were reached, with the source.

    Raises Invalid for a number without source, and for what nobody is counted by.
    """
    # Any: the values of any field.
    if not may_note_reach(by, dialogue):
        raise NotAllowed
    for name in ("breakdown", "name"):
        if is_sensitive(facts[name]):
            raise Invalid(never_counted(), name)
    if facts.get("number") is not None and not str(facts.get("source", "")).strip():
        raise Invalid(_("Write where the number comes from."), "source")
    try:
        with transaction.atomic():
            made = ReachedCount.objects.create(dialogue=dialogue, noted_by=by, **facts)
    except IntegrityError as already:
        raise Invalid(_("This is already noted."), "name") from already
    record("note reached", dialogue, by=by, count=made.pk)
    return made


@transaction.atomic
def remove_reached(count: ReachedCount, *, by: User) -> None:
    """Take away a number that was noted wrongly."""
    if not may_note_reach(by, count.dialogue):
        raise NotAllowed
    record("remove reached", count.dialogue, by=by, count=count.pk)
    count.delete()


@transaction.atomic
def name_gap(dialogue: Dialogue, facts: Mapping[str, Any], *, by: User) -> Gap:
    """Say who is missing, and what is done, by whom and until when."""
    # Any: the values of any field.
    if not may_note_reach(by, dialogue):
        raise NotAllowed
    if facts["until_on"] < today():
        raise Invalid(_("This day has passed. Choose a day to come."), "until_on")
    gap = Gap.objects.create(dialogue=dialogue, named_by=by, **facts)
    record("name gap", dialogue, by=by, gap=gap.pk)
    return gap


@transaction.atomic
def settle_gap(gap: Gap, *, is_done: bool, by: User) -> None:
    """Say that what was to be done is done, or that it is not after all."""
    if not may_note_reach(by, gap.dialogue):
        raise NotAllowed
    gap.done_on = today() if is_done else None
    gap.save(update_fields=["done_on"])
    record("settle gap", gap.dialogue, by=by, gap=gap.pk, is_done=is_done)


@transaction.atomic
def show_reach(dialogue: Dialogue, *, by: User) -> None:
    """Show everyone whom the dialogue has reached. Raises NotYet without numbers."""
    if not may_note_reach(by, dialogue):
        raise NotAllowed
    if not ReachedCount.objects.filter(dialogue=dialogue).exists():
        raise NotYet([_("who was reached, or that it is not known")])
    _row, is_new = ReachShown.objects.get_or_create(
        dialogue=dialogue, defaults={"published_by": by}
    )
    if is_new:
        record("show reach", dialogue, by=by)


@transaction.atomic
def hide_reach(dialogue: Dialogue, *, by: User) -> None:
    """Stop showing everyone whom the dialogue has reached."""
    if not may_note_reach(by, dialogue):
        raise NotAllowed
    gone, _rows = ReachShown.objects.filter(dialogue=dialogue).delete()
    if gone:
        record("hide reach", dialogue, by=by)
